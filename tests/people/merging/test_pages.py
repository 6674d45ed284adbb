"""The pages for merging: candidates, both side by side, the reversal."""

import pytest

from grids import scope
from people.models import Merge, Role, Worker
from tests.factories import grids, people
from tests.factories.identities import NUMBER, OTHER, numbered


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def pair(desk, kept, gone):
    return f"/desk/people/{kept.pk}/merger/{gone.pk}/"


def test_pairs_that_look_alike_are_offered(desk, kept, gone):
    Worker.objects.filter(pk=gone.pk).update(name="王秀兰")

    page = desk.get("/desk/people/duplicates/").content.decode()

    assert kept.number in page and "FX777777" in page


def test_any_two_numbers_lead_to_the_preview(desk, kept, gone, pair):
    response = desk.post("/desk/people/duplicates/", {"kept": kept.number, "gone": "fx777777"})

    assert response.url == pair


@pytest.mark.parametrize("numbers", [{"kept": "", "gone": ""}, {"kept": "X", "gone": "Y"}])
def test_unknown_numbers_are_asked_for_again(desk, kept, numbers):
    assert desk.post("/desk/people/duplicates/", numbers).status_code == 422


def test_the_preview_shows_both_and_writes_nothing(desk, pair, kept, gone):
    page = desk.get(pair).content.decode()

    assert "王秀兰" in page and "王秀芝" in page and "助理社会工作师" not in page
    assert "并不过来" in page and "138****1234" in page
    assert not Merge.objects.exists()


def test_what_was_chosen_is_merged_and_taken_back(desk, pair, kept, gone):
    carried = {"carry": ["people.assignment.worker"]}
    chosen = {"value-name": "gone", "value-education": "gone", "value-user": "kept"}

    response = desk.post(pair, chosen | carried)

    assert response.url == f"/desk/people/{kept.pk}/"
    kept.refresh_from_db()
    assert (kept.name, kept.education) == ("王秀芝", "college")
    assert not kept.qualifications.filter(title="社会工作师").exists()

    done = Merge.objects.get()
    assert "还能撤销" in desk.get("/desk/people/duplicates/").content.decode()
    desk.post(f"/desk/people/mergers/{done.pk}/reversal/")

    kept.refresh_from_db()
    assert kept.name == "王秀兰"
    assert desk.post(f"/desk/people/mergers/{done.pk}/reversal/").status_code == 422


def test_a_choice_that_is_missing_changes_nothing(desk, pair):
    assert desk.post(pair, {}).status_code == 422
    assert not Merge.objects.exists()


def test_what_stands_in_the_way_is_said_before(desk, pair, gone, district):
    Role.objects.create(user=gone.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")

    page = desk.get(pair).content.decode()

    assert "还有角色" in page


def test_the_page_of_who_is_gone_leads_to_who_is_kept(desk, pair, kept, gone):
    desk.post(pair, {"value-name": "kept", "value-education": "kept", "value-user": "kept"})

    assert desk.get(f"/desk/people/{gone.pk}/").url == f"/desk/people/{kept.pk}/"


def test_people_elsewhere_are_not_found(desk, kept, other_district, everything):
    stranger = people.worker(grids.building(other_district), name="王秀兰")

    for address in (f"{kept.pk}/merger/{stranger.pk}/", f"{stranger.pk}/merger/{kept.pk}/"):
        assert desk.get(f"/desk/people/{address}").status_code == 404


def test_a_merge_elsewhere_cannot_be_taken_back(client, desk, pair, kept, other_district):
    desk.post(pair, {"value-name": "kept", "value-education": "kept", "value-user": "kept"})
    client.force_login(people.staff(Role.Kind.HR_OFFICER, other_district))

    response = client.post(f"/desk/people/mergers/{Merge.objects.get().pk}/reversal/")

    assert response.status_code == 404
    assert Merge.objects.get().undone_at is None


def test_a_trainer_does_not_merge(client, trainer, pair):
    client.force_login(trainer)

    assert client.get(pair).status_code == 403
    assert client.get("/desk/people/duplicates/").status_code == 403


def test_candidates_cost_as_much_for_three_as_for_one(desk, district, kept, django_assert_num_queries, everything):
    def cost():
        with scope.use(None), django_assert_num_queries(9):
            desk.get("/desk/people/duplicates/")

    people.worker(grids.building(district), name="王秀兰", phone=kept.phone)
    numbered(*(people.worker(grids.building(district)) for _twice in range(2)))
    cost()
    for number, identity in enumerate([OTHER, NUMBER]):
        alike = [
            people.worker(grids.building(district), name="李明", phone=f"1390000000{number}") for _twice in range(2)
        ]
        numbered(people.worker(grids.building(district)), alike[0], number=identity)
    cost()
