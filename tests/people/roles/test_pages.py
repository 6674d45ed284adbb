"""The desk pages of roles: who has which, appointing, opening accounts, ending."""

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledger.models import AuditLine
from people.models import Role, User
from tests.factories import people

Kind = Role.Kind


@pytest.fixture
def admin(administrator, client):
    client.force_login(administrator)
    return client


def filled(**values) -> dict:
    return {
        "username": "zhou",
        "name": "周敏",
        "kind": "trainer",
        "first_day": timezone.localdate().isoformat(),
    } | values


def test_an_account_is_opened_and_signs_in_with_the_password_shown_once(admin, district):
    response = admin.post("/desk/roles/accounts/new/", {"username": "zhou", "name": "周 敏", "phone": "138 0000 1234"})

    user = User.objects.get(username="zhou")
    assert (user.name, user.phone) == ("周敏", "13800001234")
    assert user.check_password(response.context["password"]) and response["Cache-Control"] == "no-store"
    assert response.context["password"] not in str(AuditLine.objects.get(deed="account.open").detail)


@pytest.mark.parametrize(
    "values", [{"username": "zh"}, {"username": "a b c"}, {"name": ""}, {"phone": "123"}, {"username": "TAKEN"}]
)
def test_a_bad_account_is_refused_with_the_reason_and_nothing_is_kept(admin, values):
    User.objects.create_user(username="taken", name="别人")
    before = User.objects.count()

    response = admin.post("/desk/roles/accounts/new/", {"username": "zhou", "name": "周敏", "phone": ""} | values)

    assert response.status_code == 422 and response.context["form"].errors
    assert User.objects.count() == before


def test_somebody_is_appointed_and_the_role_stands_in_the_list(admin, district):
    User.objects.create_user(username="zhou", name="周敏")

    page = admin.post(f"/desk/roles/new/?grid={district.code}", filled(), follow=True)

    assert Role.objects.get(user__username="zhou").grid == district
    assert "周敏" in page.content.decode() and "周敏" in admin.get("/desk/roles/").content.decode()


def test_a_worker_is_appointed_by_number(admin, district, worker):
    admin.post(
        f"/desk/roles/new/?grid={district.code}", filled(username=worker.number, name="王秀兰", kind="grid_leader")
    )

    assert worker.user.roles.get().kind == "grid_leader"


@pytest.mark.parametrize(
    "values",
    [
        {"name": "周明"},
        {"username": "nobody"},
        {"kind": "king"},
        {"first_day": "2020-01-01"},
        {"last_day": "2020-01-01"},
        {"kind": "auditor"},
        {"kind": "auditor", "case_number": "案 7"},
        {"first_day": "明天"},
    ],
)
def test_a_bad_appointment_is_refused_with_the_reason(admin, district, values):
    User.objects.create_user(username="zhou", name="周敏")

    response = admin.post(f"/desk/roles/new/?grid={district.code}", filled(**values))

    assert response.status_code == 422 and response.context["form"].errors
    assert not Role.objects.filter(user__username="zhou").exists()


def test_nobody_appoints_themselves_on_the_page(admin, administrator, district):
    response = admin.post(
        f"/desk/roles/new/?grid={district.code}",
        filled(username=administrator.username, name=administrator.name, kind="hr_approver"),
    )

    assert response.status_code == 422 and administrator.roles.count() == 1


def test_a_training_administrator_is_offered_trainers_and_markers_and_finds_nobody_of_another_district(
    district, other_district, everything, client
):
    foreign = people.worker(other_district, name="外区的人")
    client.force_login(people.staff(Kind.TRAINING_ADMIN, district))

    page = client.get("/desk/roles/new/")
    refused = client.post("/desk/roles/new/", filled(username=foreign.number, name="外区的人"))

    assert [value for value, _label in page.context["form"].fields["kind"].choices] == ["trainer", "marker"]
    assert refused.status_code == 422 and not foreign.user.roles.exists()
    assert client.get(f"/desk/roles/new/?grid={other_district.code}").status_code == 404


def test_the_list_shows_roles_below_the_own_node_only(district, other_district, client):
    people.staff(Kind.TRAINER, other_district, name="外区老师")
    foreign = Role.objects.get(user__name="外区老师")
    client.force_login(people.staff(Kind.SECURITY_ADMIN, district, name="安全员"))

    page = client.get("/desk/roles/").content.decode()

    assert "安全员" in page and "外区老师" not in page
    assert client.get(f"/desk/roles/{foreign.pk}/").status_code == 404


def test_a_role_is_ended_on_its_page_and_then_stands_among_the_ended(admin, trainer):
    role = trainer.roles.get()

    refused = admin.post(f"/desk/roles/{role.pk}/end/", {"reason": ""})
    admin.post(f"/desk/roles/{role.pk}/end/", {"reason": "调走了"})
    admin.post(f"/desk/roles/{role.pk}/end/", {"reason": "再点一次"})

    assert refused.status_code == 422
    assert AuditLine.objects.filter(deed="role.end").count() == 1
    assert role not in admin.get("/desk/roles/").context["page"].object_list
    assert [found.pk for found in admin.get("/desk/roles/?ended=1").context["page"]] == [role.pk]


def test_the_last_day_is_changed_on_the_page(admin, trainer):
    role, day = trainer.roles.get(), timezone.localdate() + timedelta(days=5)

    past = admin.post(f"/desk/roles/{role.pk}/last-day/", {"last_day": "2020-01-01"})
    admin.post(f"/desk/roles/{role.pk}/last-day/", {"last_day": day.isoformat()})

    assert past.status_code == 422
    assert trainer.roles.get().last_day == day


def test_a_security_administrator_reads_but_appoints_nobody(district, trainer, client):
    role = trainer.roles.get()
    client.force_login(people.staff(Kind.SECURITY_ADMIN, district))

    assert client.get(f"/desk/roles/{role.pk}/").status_code == 200
    assert client.post(f"/desk/roles/{role.pk}/end/", {"reason": "x"}).status_code == 403
    assert client.get("/desk/roles/new/").status_code == 403


def test_the_list_asks_the_same_for_one_and_three_roles(admin, district, django_assert_num_queries):
    from django.db import connection

    admin.get("/desk/roles/")
    with CaptureQueriesContext(connection) as one:
        admin.get("/desk/roles/")
    for _number in range(2):
        people.staff(Kind.TRAINER, district)

    with django_assert_num_queries(len(one)):
        admin.get("/desk/roles/")
