"""A roster that changes terms leaves the former ones dated."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ledger.auditing import SYSTEM
from people.history.recording import record_terms
from people.models import Assignment, Employment, Worker
from people.roster.importing import import_roster
from tests.factories import people
from tests.factories.rosters import line, workbook

pytestmark = [pytest.mark.usefixtures("district", "everything"), pytest.mark.database]
DAY = date(2026, 3, 10)


@pytest.fixture
def imported(tmp_path):
    def bring_in(*rows):
        assert import_roster(workbook(tmp_path / "roster.xlsx", list(rows)), SYSTEM).errors == []

    return bring_in


def terms(worker):
    return list(worker.employments.order_by("first_day").values_list("grade", "first_day", "last_day"))


def test_new_people_begin_on_the_day_they_joined_or_today(imported):
    imported(line(到岗日期="2023-05-01"), line("FX000002", 到岗日期=""))

    first, second = Employment.objects.order_by("worker__number")
    assert (first.first_day, first.category.name, first.post, first.grade) == (
        date(2023, 5, 1),
        "专职网格员(直聘)",
        "工作人员",
        3,
    )
    assert second.first_day == timezone.localdate()


def test_the_same_roster_again_leaves_one_row(imported):
    imported(line())
    imported(line())

    assert Employment.objects.count() == 1


def test_a_grade_that_rises_in_the_roster_dates_the_former_one(imported):
    imported(line(薪级=3))
    imported(line(薪级=4))

    former, present = Employment.objects.order_by("first_day")
    assert (former.grade, former.first_day, present.grade, present.last_day) == (3, date(2023, 5, 1), 4, None)
    assert present.first_day - former.last_day == timedelta(days=1)


def test_terms_that_began_today_are_put_right(district):
    worker = people.worker(district, grade=3)
    Employment.objects.update(first_day=DAY)
    worker.grade = 4
    worker.save()

    record_terms([worker], DAY)

    assert terms(worker) == [(4, DAY, None)]


def test_who_left_has_everything_closed_on_that_day(worker):
    worker.left_on = DAY

    record_terms([worker], DAY + timedelta(days=9))

    assert terms(worker) == [(None, date(2024, 1, 1), DAY)]
    assert Assignment.objects.get().last_day == DAY


def test_a_day_of_leaving_that_was_put_right_moves_the_end(worker):
    for day in [DAY, DAY - timedelta(days=9)]:
        worker.left_on = day
        record_terms([worker], DAY)

    assert terms(worker) == [(None, date(2024, 1, 1), DAY - timedelta(days=9))]


def test_somebody_entered_after_having_left_has_terms_that_are_over(worker):
    Employment.objects.all().delete()
    worker.joined_on, worker.left_on = date(2023, 5, 1), DAY
    worker.save()

    record_terms([worker], DAY)

    assert terms(worker) == [(None, date(2023, 5, 1), DAY)]


def test_nothing_ends_before_it_began(worker):
    worker.left_on = date(2023, 12, 1)

    record_terms([worker], DAY)

    assert Employment.objects.get().last_day == date(2024, 1, 1)


def test_who_is_back_begins_anew_and_the_gap_stays(worker):
    Employment.objects.update(last_day=date(2025, 6, 30))

    record_terms([worker], DAY)

    assert [row[1:] for row in terms(worker)] == [(date(2024, 1, 1), date(2025, 6, 30)), (DAY, None)]


@pytest.mark.parametrize("began", [date(2024, 1, 1), DAY])
def test_who_left_and_is_back_on_the_same_day_has_no_overlap(worker, began):
    Employment.objects.update(first_day=began, last_day=DAY)

    record_terms([worker], DAY)

    rows = terms(worker)
    assert rows[-1] == (None, DAY, None)
    assert all(row[2] < DAY for row in rows[:-1])


def test_three_hundred_people_cost_a_handful_of_queries(district, django_assert_max_num_queries):
    category = people.category()
    Worker.objects.bulk_create(
        Worker(number=f"FY{n}", name="赵德厚", category=category, grid=district, county_code="210905", grade=3)
        for n in range(300)
    )
    workers = list(Worker.objects.all())

    with django_assert_max_num_queries(4):
        record_terms(workers, DAY)
    Worker.objects.update(grade=4)
    workers = list(Worker.objects.all())
    with django_assert_max_num_queries(6):
        record_terms(workers, DAY + timedelta(days=1))

    assert Employment.objects.filter(last_day=None, grade=4).count() == 300
    assert Employment.objects.filter(last_day=DAY, grade=3).count() == 300
