"""The desk's people pages: what is in sight, for whom."""

import pytest
from django.test import Client

from grids import scope
from ledger.models import AuditLine
from people.models import Suspension
from tests.factories import grids, people


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def stranger(other_district, everything):
    return people.worker(grids.building(other_district), name="赵德厚", number="FX900000")


def test_the_list_shows_the_own_district_with_masked_phones(desk, district, worker, stranger):
    people.worker(grids.building(district), name="包·呼和", number="FX100000", phone="13812341234")

    page = desk.get("/desk/people/").content.decode()

    assert "包·呼和" in page and "138****1234" in page and "13812341234" not in page
    assert "新北街道 乌龙社区 乌龙小区 1 号楼" in page
    assert "赵德厚" not in page


@pytest.mark.parametrize("typed", ["包呼和", "呼和", "fx1000"])
def test_somebody_is_found_by_part_of_the_name_or_number(desk, district, worker, typed):
    people.worker(grids.building(district), name="包·呼和", number="FX100000")

    found = desk.get("/desk/people/", {"q": typed}).context["people"]

    assert [person.number for person in found] == ["FX100000"]


def test_the_list_is_cut_by_a_grid_within_reach(desk, district, other_district, worker):
    people.worker(grids.building(district, 2), name="李二")

    here = desk.get("/desk/people/", {"grid": "21090500400300102"}).context["people"]
    elsewhere = desk.get("/desk/people/", {"grid": "210902"}).context

    assert [person.name for person in here] == ["李二"]
    assert elsewhere["grid"] is None and len(elsewhere["people"]) == 2


def test_an_empty_list_says_what_will_be_here(desk, district):
    assert "导入花名册以后" in desk.get("/desk/people/").content.decode()


def test_a_long_list_is_leafed_through(desk, district, everything):
    for _ in range(51):
        people.worker(grids.building(district))

    assert len(desk.get("/desk/people/").context["people"]) == 50
    assert len(desk.get("/desk/people/?page=2").context["people"]) == 1


def test_the_list_costs_as_much_for_three_as_for_one(desk, district, worker, django_assert_num_queries, everything):
    def cost():
        with scope.use(None), django_assert_num_queries(8):
            desk.get("/desk/people/")

    cost()
    people.worker(grids.building(district, 2))
    people.worker(grids.building(district))
    cost()


def test_a_persons_page_shows_service_and_titles(desk, worker):
    worker.qualifications.create(title="助理社会工作师")

    page = desk.get(f"/desk/people/{worker.pk}/").content.decode()

    assert "王秀兰" in page and "2024-01-01" in page and "助理社会工作师" in page


def test_a_persons_page_costs_as_much_for_three_assignments_as_for_one(
    desk, worker, district, django_assert_num_queries
):
    def cost():
        with django_assert_num_queries(8):
            desk.get(f"/desk/people/{worker.pk}/")

    cost()
    for day, number in [("2023-01-01", 1), ("2022-01-01", 2)]:
        worker.assignments.create(
            grid=grids.building(district, number), first_day=day, last_day="2023-12-31", primary=False
        )
    cost()


@pytest.mark.parametrize("path", ["", "suspension/", "resumption/"])
def test_a_person_of_another_district_does_not_exist(desk, stranger, path):
    method = desk.post if path else desk.get

    assert method(f"/desk/people/{stranger.pk}/{path}", {"reason": "看看"}).status_code == 404
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("path", ["/desk/people/", "/desk/people/1/", "/desk/people/import/"])
def test_visitors_sign_in_first_and_learners_stay_out(path, worker):
    visitor, learner = Client(), Client()
    learner.force_login(worker.user)

    assert visitor.get(path).url == f"/account/login/?next={path}"
    assert learner.get(path).status_code == 403


def test_exams_are_barred_with_a_reason_and_opened_again(desk, worker, officer):
    desk.post(f"/desk/people/{worker.pk}/suspension/", {"reason": "替别人答题"})
    barred = desk.get(f"/desk/people/{worker.pk}/").content.decode()
    desk.post(f"/desk/people/{worker.pk}/resumption/")

    assert "停考中" in barred and "替别人答题" in barred
    assert Suspension.objects.get().ended_at is not None
    assert set(AuditLine.objects.values_list("deed", flat=True)) == {"worker.suspend", "worker.resume"}


def test_a_bar_without_a_reason_is_refused_with_a_sentence(desk, worker):
    response = desk.post(f"/desk/people/{worker.pk}/suspension/", {"reason": "  "})

    assert response.status_code == 422
    assert "请写停考的原因" in response.content.decode()


def test_a_trainer_sees_people_and_bars_nobody(client, trainer, worker):
    client.force_login(trainer)

    page = client.get(f"/desk/people/{worker.pk}/").content.decode()

    assert "停考的原因" not in page
    assert client.post(f"/desk/people/{worker.pk}/suspension/", {"reason": "看看"}).status_code == 403
    assert client.get("/desk/people/import/").status_code == 403
