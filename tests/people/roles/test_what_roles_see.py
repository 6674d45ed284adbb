"""Each role sees what its work needs, and no more."""

import pytest
from django.test import Client
from django.urls import reverse

from people.models import Role
from tests.factories import appraisals, people, rounds

Kind = Role.Kind


@pytest.fixture
def leader(district):
    """A grid leader of the community 乌龙社区."""
    return people.staff(Kind.GRID_LEADER, district.get_descendants().get(kind="community"))


def test_a_grid_leader_sees_the_own_people_without_phone_or_grade(leader, worker, client):
    type(worker).objects.filter(pk=worker.pk).update(phone="13800001234", grade=3)
    client.force_login(leader)

    listed, shown = (
        client.get("/desk/people/").content.decode(),
        client.get(f"/desk/people/{worker.pk}/").content.decode(),
    )

    assert "王秀兰" in listed and "王秀兰" in shown
    assert "1234" not in listed + shown
    assert "3 级" not in shown and "停考的原因" not in shown


@pytest.mark.parametrize("kind", [Kind.GRID_LEADER, Kind.SECURITY_ADMIN])
def test_the_pay_grade_is_in_no_history_and_no_list_of_a_day_for_who_may_not_read_it(district, worker, client, kind):
    worker.employments.update(post="网格员", grade=3)
    client.force_login(people.staff(kind, district))

    day, shown = client.get("/desk/people/service/"), client.get(f"/desk/people/{worker.pk}/")

    assert client.get(f"/desk/people/{worker.pk}/history/").status_code == 403
    assert "王秀兰" in day.content.decode() and "3 级" not in day.content.decode()
    assert "/history/" not in day.content.decode() + shown.content.decode()


@pytest.mark.usefixtures("everything")
def test_a_trainer_who_leads_a_grid_elsewhere_opens_no_history_there(district, other_district, client):
    both = people.staff(Kind.TRAINER, district)
    Role.objects.create(user=both, kind=Kind.GRID_LEADER, grid=other_district, first_day="2024-01-01")
    theirs = people.worker(other_district, name="赵德厚", grade=3)
    client.force_login(both)

    day = client.get("/desk/people/service/").content.decode()

    assert client.get(f"/desk/people/{theirs.pk}/history/").status_code == 404
    assert "赵德厚" in day and "3 级" not in day and "/history/" not in day


@pytest.mark.usefixtures("everything")
def test_a_grid_leader_sees_the_round_of_the_district_for_the_own_people_only(
    leader, worker, district, trainer, client
):
    street = district.get_descendants().get(kind="street")
    people.worker(street, name="街道上的人")
    opened = rounds.opened(district, trainer, name="第一轮")
    drafted = rounds.draft(district, name="没开的轮")
    client.force_login(leader)

    listed = client.get("/desk/rounds/").content.decode()
    names = client.get(f"/desk/rounds/{opened.pk}/people/").content.decode()

    assert "第一轮" in listed and "没开的轮" not in listed
    assert "王秀兰" in names and "街道上的人" not in names
    assert client.get(f"/desk/rounds/{drafted.pk}/").status_code == 404


MARKERS_MAY_NOT = ("people", "grids", "rounds", "bank", "pay", "roles")


def test_a_marker_has_a_desk_with_nothing_of_others_on_it(district, worker, client):
    client.force_login(people.staff(Kind.MARKER, district))

    assert client.get("/desk/").status_code == 200
    assert [client.get(reverse(name)).status_code for name in MARKERS_MAY_NOT] == [403] * 6


def test_a_security_administrator_sees_accounts_but_no_results(district, worker, client):
    client.force_login(people.staff(Kind.SECURITY_ADMIN, district))

    seen = {name: client.get(reverse(name)).status_code for name in ("people", "roles", "rounds", "pay", "appraisals")}

    assert seen == {"people": 200, "roles": 200, "rounds": 403, "pay": 403, "appraisals": 403}


@pytest.mark.usefixtures("everything")
def test_a_role_in_one_district_opens_nothing_of_another_where_one_has_a_different_role(
    district, other_district, client
):
    both = people.staff(Kind.TRAINER, district)
    Role.objects.create(user=both, kind=Kind.HR_OFFICER, grid=other_district, first_day="2024-01-01")
    officer = people.staff(Kind.HR_OFFICER, district)
    cycle = appraisals.cycle(district, officer)
    client.force_login(both)

    assert client.get(f"/desk/appraisals/{cycle.pk}/").status_code == 404
    assert cycle.name not in client.get("/desk/").content.decode()


PASSWORD = "学堂2026abc"


@pytest.mark.parametrize(
    "kind", [Kind.HR_APPROVER, Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.SECURITY_ADMIN, Kind.AUDITOR]
)
def test_who_approves_administers_or_audits_always_proves_twice(district, settings, kind):
    settings.SECOND_FACTOR_FOR = []

    assert "/account/2fa/" in signed_in_by_password(people.staff(kind, district)).get("/desk/").url


@pytest.mark.parametrize(("wanted", "status"), [([], 200), (["trainer"], 302)])
def test_for_other_staff_a_setting_decides(district, settings, wanted, status):
    settings.SECOND_FACTOR_FOR = wanted

    assert signed_in_by_password(people.staff(Kind.TRAINER, district)).get("/desk/").status_code == status


def signed_in_by_password(user) -> Client:
    client = Client()
    client.post("/account/login/", {"login": user.username, "password": PASSWORD})
    client.post("/account/notice/")
    return client
