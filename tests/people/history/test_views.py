"""The desk's pages on a person's history: who reads, who writes, and what bad input comes to."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from grids import scope
from ledger.models import AuditLine
from people.history.assisting import assist
from people.history.taking_leave import take_leave
from people.models import Worker
from tests.clients import SignedInClient
from tests.factories import grids, people

DAY = date(2025, 3, 10)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def at(worker):
    return lambda rest="": f"/desk/people/{worker.pk}/history/{rest}"


def test_the_time_line_shows_what_is_dated_newest_first(desk, worker, officer, district, at):
    assist(worker, grids.building(district, 2), DAY, officer, duty="微网格长")
    take_leave(worker, "sick", DAY + timedelta(days=1), DAY + timedelta(days=2), officer)
    worker.qualifications.create(title="助理社会工作师", number="0023-0012")

    page = desk.get(at())

    assert [entry.label for entry in page.context["entries"]][:2] == ["请假", "兼任"]
    for words in ["微网格长", "2 号楼", "病假", "专职网格员(直聘)", "0023-0012", "日期不详"]:
        assert words in page.content.decode()


def test_it_costs_as_much_for_three_of_each_as_for_one(desk, worker, district, django_assert_num_queries, at, officer):
    def add(number):
        first = date(2020 + number, 1, 1)
        worker.assignments.create(
            grid=grids.building(district, 2), first_day=first, last_day=first.replace(month=6), primary=False
        )
        worker.employments.create(category=worker.category, first_day=first, last_day=first.replace(month=6))
        worker.leaves.create(kind="sick", first_day=first, last_day=first)
        worker.diplomas.create(level="college")
        worker.qualifications.create(title=f"证书 {number}")
        worker.suspensions.create(reason="替别人答题", by=officer, ended_at=timezone.now())

    def cost():
        with scope.use(None), django_assert_num_queries(12):
            desk.get(at())

    add(0)
    cost()
    add(1)
    add(2)
    cost()


@pytest.mark.parametrize(
    "noun", ["transfer", "terms", "assignment", "leave", "departure", "diploma", "qualification", "name"]
)
def test_every_deed_has_a_form_that_refuses_nothing_with_sentences(desk, noun, at, worker):
    assert desk.get(at(f"{noun}/")).status_code == 200

    refused = desk.post(at(f"{noun}/"), {})

    assert refused.status_code == 422 and "field-error" in refused.content.decode()
    assert not AuditLine.objects.exists()


def test_a_transfer_by_the_name_of_the_grid(desk, worker, at):
    response = desk.post(at("transfer/"), {"grid": "2 号楼", "first_day": "2025-03-10", "reason": "片区调整"})

    assert response.url == at()
    assert Worker.objects.select_related("grid").get().grid.name == "2 号楼"


@pytest.mark.parametrize(
    "typed, told",
    [
        ("21090200400300101", "没有找到"),
        ("号楼", "21090500400300101 新北街道 乌龙社区 乌龙小区 1 号楼"),
        ("火星", "没有找到"),
    ],
)
def test_a_grid_that_is_not_clear_is_refused_with_what_was_found(desk, worker, other_district, at, typed, told):
    response = desk.post(at("transfer/"), {"grid": typed, "first_day": "2025-03-10", "reason": "片区调整"})

    assert response.status_code == 422 and told in response.content.decode()


def test_what_the_act_refuses_stands_beside_its_field(desk, worker, at):
    ahead = (timezone.localdate() + timedelta(days=30)).isoformat()

    response = desk.post(at("departure/"), {"last_day": ahead, "reason": "合同到期"})

    assert response.status_code == 422
    assert "还没到" in response.context["form"].errors["last_day"][0]


def test_somebody_leaves_and_comes_back(desk, worker, at):
    desk.post(at("departure/"), {"last_day": "2025-03-10", "reason": "合同到期"})
    assert desk.get(at("departure/")).status_code == 404
    assert "2025-03-10 离岗" in desk.get(at()).content.decode()

    values = {"category": worker.category_id, "post": "工作人员", "grade": "3", "grid": "2 号楼"}
    desk.post(at("return/"), values | {"first_day": "2025-09-01"})

    assert Worker.objects.get().left_on is None and Worker.objects.get().grade == 3


def test_a_row_is_put_right_and_a_wrong_one_taken_out(desk, worker, at, officer):
    leave = take_leave(worker, "sick", DAY, None, officer)
    here = at(f"leave/{leave.pk}/")

    same = desk.post(here, {"kind": "sick", "first_day": "2025-03-10", "last_day": "", "reason": "看看"})
    desk.post(here, {"kind": "sick", "first_day": "2025-03-10", "last_day": "2025-03-12", "reason": "回来了"})

    leave.refresh_from_db()
    assert same.status_code == 422 and leave.last_day == date(2025, 3, 12)
    assert desk.post(f"{here}removal/", {"reason": " "}).status_code == 422
    desk.post(f"{here}removal/", {"reason": "录到别人头上了"})
    assert not worker.leaves.exists()


def test_the_terms_in_force_are_corrected_without_a_last_day(desk, worker, at):
    row = worker.employments.get()
    form = desk.get(at(f"employment/{row.pk}/")).context["form"]

    values = {
        "category": worker.category_id,
        "post": "",
        "grade": "5",
        "first_day": "2024-01-01",
        "reason": "文件上是五级",
    }
    desk.post(at(f"employment/{row.pk}/"), values)

    assert "last_day" not in form.fields and Worker.objects.get().grade == 5


def test_a_secondary_assignment_is_ended_on_its_own_page(desk, worker, at, officer, district):
    beside = assist(worker, grids.building(district, 2), DAY, officer)

    desk.post(at(f"assignment/{beside.pk}/end/"), {"last_day": "2025-09-01"})

    beside.refresh_from_db()
    assert beside.last_day == date(2025, 9, 1)
    assert desk.get(at(f"assignment/{worker.assignments.get(primary=True).pk}/end/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "transfer/", "terms/", "leave/1/", "leave/1/removal/", "assignment/1/end/"])
def test_somebody_of_another_district_does_not_exist(desk, other_district, everything, rest):
    stranger = people.worker(grids.building(other_district), name="赵德厚")

    response = desk.get(f"/desk/people/{stranger.pk}/history/{rest}")

    assert response.status_code == 404 and "赵德厚" not in response.content.decode()


def test_a_row_of_somebody_else_is_not_found_under_this_person(desk, district, at, officer):
    other = people.worker(grids.building(district, 2))
    leave = take_leave(other, "sick", DAY, None, officer)

    assert desk.get(at(f"leave/{leave.pk}/")).status_code == 404
    assert desk.get(at(f"secret/{leave.pk}/")).status_code == 404
    assert desk.get(at("secret/")).status_code == 404


def test_a_trainer_reads_without_leave_and_writes_nothing(client, trainer, worker, at, officer):
    take_leave(worker, "maternity", DAY, None, officer)
    client.force_login(trainer)

    page = client.get(at()).content.decode()

    assert "专职网格员(直聘)" in page and "产假" not in page and "更正" not in page and "调动" not in page
    assert client.get(at("transfer/")).status_code == 403
    assert client.get("/desk/people/service/workbook/").status_code == 403


def test_visitors_sign_in_first_and_learners_stay_out(worker, at):
    visitor, learner = Client(), SignedInClient()
    learner.force_login(worker.user)

    for path in [at(), at("transfer/"), "/desk/people/service/", "/desk/people/service/workbook/"]:
        assert visitor.get(path).status_code == 302
        assert learner.get(path).status_code == 403


def test_the_list_of_a_day_and_the_same_as_a_workbook(desk, worker, officer):
    take_leave(worker, "sick", DAY, DAY, officer)

    page = desk.get("/desk/people/service/?day=2025-03-10").content.decode()
    file = desk.get("/desk/people/service/workbook/?day=2025-03-10")

    assert "王秀兰" in page and "病假" in page and "2025-03-10 在岗名单" in page
    cells = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert [worker.number, "王秀兰", "21090500400300101"] in [row[:3] for row in cells]
    assert AuditLine.objects.filter(deed="people.export", actor=officer).count() == 1
    assert "这一天没有人在岗" in desk.get("/desk/people/service/?day=2023-12-31").content.decode()


def test_a_day_that_is_none_is_refused_with_a_sentence(desk, worker):
    response = desk.get("/desk/people/service/?day=2025-02-30")

    assert response.status_code == 422 and "日期写成" in response.content.decode()


def test_the_list_of_a_day_costs_as_much_for_three_as_for_one(desk, district, worker, django_assert_num_queries):
    def cost():
        with scope.use(None), django_assert_num_queries(8):
            desk.get("/desk/people/service/?day=2025-03-10")

    cost()
    people.worker(grids.building(district, 2))
    people.worker(grids.building(district))
    cost()


def test_who_has_left_is_found_by_searching_and_not_listed_otherwise(desk, worker):
    desk.post(f"/desk/people/{worker.pk}/history/departure/", {"last_day": "2025-03-10", "reason": "合同到期"})

    assert "王秀兰" not in desk.get("/desk/people/").content.decode()
    assert '<span class="badge">离岗</span>' in desk.get("/desk/people/?q=秀兰").content.decode()


@pytest.mark.parametrize("typed", ["包青山", "青山", "包·青山"])
def test_somebody_is_found_by_a_former_name(desk, district, typed, everything):
    people.worker(grids.building(district), name="包·呼和", former_names="包·青山")

    page = desk.get("/desk/people/", {"q": typed}).content.decode()

    assert "包·呼和" in page and "曾用名 包·青山" in page
