"""Who was where on a day, on what terms, whatever has happened since."""

from datetime import date

import pytest

from grids import scope
from people.history.employing import Terms, change_terms
from people.history.leaving import leave_service
from people.history.serving import serving_on
from people.history.taking_leave import take_leave
from people.history.transferring import transfer
from tests.factories import grids, people

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]
BEFORE, DAY, AFTER = date(2025, 3, 9), date(2025, 3, 10), date(2025, 9, 1)


def test_grid_and_terms_are_those_of_the_day(worker, officer, district):
    first, second = worker.grid, grids.building(district, 2)
    transfer(worker, second, DAY, officer, reason="片区调整")
    change_terms(worker, Terms(people.category("志愿者", paid=False), "网格员", 4), DAY, officer, reason="转岗")

    then, now = serving_on(BEFORE).get(), serving_on(DAY).get()

    assert (then.grid, then.category_then, then.post_then, then.grade_then) == (first, "专职网格员(直聘)", "", None)
    assert (now.grid, now.category_then, now.post_then, now.grade_then) == (second, "志愿者", "网格员", 4)


def test_nobody_serves_before_the_first_or_after_the_last_day(worker, officer):
    leave_service(worker, DAY, officer, reason="合同到期")

    assert not serving_on(date(2023, 12, 31)).exists()
    assert serving_on(DAY).exists()
    assert not serving_on(date(2025, 3, 11)).exists()


def test_leave_of_the_day_is_named_and_multiplies_nobody(worker, officer):
    take_leave(worker, "sick", BEFORE, BEFORE, officer)
    take_leave(worker, "maternity", DAY, AFTER, officer)

    assert [serving_on(day).get().leave_then for day in (BEFORE, DAY, date(2025, 9, 2))] == ["sick", "maternity", None]


def test_a_district_still_sees_who_served_there_and_has_moved_away(worker, administrator, district, other_district):
    transfer(worker, grids.building(other_district), DAY, administrator, reason="跨区调动")

    with scope.within(district.path):
        assert serving_on(BEFORE).get().worker == worker
        assert serving_on(BEFORE, text="王秀").exists()
        assert not serving_on(DAY).exists()
    with scope.within(other_district.path):
        assert not serving_on(BEFORE).exists()
        assert serving_on(DAY).exists()


def test_it_is_cut_by_a_grid_and_by_a_name_or_number(worker, district):
    people.worker(grids.building(district, 2), name="包·呼和", number="FX100000", former_names="包·青山")

    assert serving_on(DAY, grids.building(district, 2)).get().worker.number == "FX100000"
    for typed in ["呼和", "包呼和", "青山", "包青山", "fx1000"]:
        assert serving_on(DAY, text=typed).get().worker.number == "FX100000"


@pytest.mark.parametrize("number", [1, 3])
def test_it_is_one_query(district, django_assert_num_queries, number):
    for _n in range(number):
        people.worker(grids.building(district))

    with django_assert_num_queries(1):
        rows = [(row.worker.number, row.worker.grid.path, row.grid.path, row.category_then) for row in serving_on(DAY)]

    assert len(rows) == number
