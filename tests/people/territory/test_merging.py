"""Grids are merged; nobody and nothing is lost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from grids.finding import went_to
from grids.models import Grid, Succession
from ledger.models import AuditLine
from people.models import Assignment, Role
from people.territory.adding import NewGrid
from people.territory.merging import merge
from tests.factories import people, rounds

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]
REASON = "区划调整"


def service(worker):
    rows = worker.assignments.order_by("first_day", "pk").values_list("grid__code", "first_day", "last_day", "primary")
    return list(rows)


def test_people_serve_in_the_target_from_the_day_and_grids_below_move(old, neighbour, three, day, officer):
    merge([old], neighbour, day, officer, REASON)

    old.refresh_from_db()
    assert old.valid_to == date(2026, 2, 28)
    for worker in three:
        worker.refresh_from_db()
        assert worker.grid == neighbour and worker.county_code == "210905"
        assert service(worker) == [
            ("210905004003", date(2024, 1, 1), date(2026, 2, 28), True),
            ("210905004004", day, None, True),
        ]
    estate = Grid.objects.get(code="210905004003001")
    assert estate.get_parent() == neighbour and estate.get_children().count() == 2
    assert Grid.find_problems() == ([], [], [], [], [])


def test_two_become_a_new_one_which_may_take_a_former_name(old, neighbour, three, day, officer):
    made = merge([old, neighbour], NewGrid("乌龙社区", "community"), day, officer, REASON)

    assert (made.code, made.level, made.valid_from) == ("210905004L01", 2, day)
    assert {child.code for child in made.get_children()} == {"210905004003001", "210905004004001"}
    assert {step.target for grid in (old, neighbour) for step in went_to(grid)} == {made}
    assert Grid.find_problems() == ([], [], [], [], [])


def test_what_was_earned_stays_with_the_grid_that_earned_it(old, neighbour, three, day, officer, trainer):
    round = rounds.opened(Grid.objects.get(code="210905"), trainer)
    before = dict(round.enrolments.values_list("worker", "grid"))
    path = old.path

    merge([old], neighbour, day, officer, REASON)

    assert dict(round.enrolments.values_list("worker", "grid")) == before
    assert Grid.objects.get(pk=old.pk).path == path


def test_who_serves_in_both_ends_up_in_the_target_once_and_mainly_there(old, neighbour, three, day, officer):
    Assignment.objects.create(worker=three[0], grid=neighbour, primary=False, first_day=date(2025, 1, 1))

    merge([old], neighbour, day, officer, REASON)

    assert service(three[0]) == [
        ("210905004003", date(2024, 1, 1), date(2026, 2, 28), True),
        ("210905004004", date(2025, 1, 1), date(2026, 2, 28), False),
        ("210905004004", day, None, True),
    ]


def test_a_post_held_beside_the_main_one_stays_beside_it(old, neighbour, day, officer):
    elsewhere = people.worker(neighbour)
    Assignment.objects.create(worker=elsewhere, grid=old, primary=False, first_day=date(2025, 1, 1))

    merge([old], neighbour, day, officer, REASON)

    assert [row for row in service(elsewhere) if row[2] is None] == [("210905004004", date(2024, 1, 1), None, True)]


def test_an_assignment_that_begins_later_begins_in_the_target(old, neighbour, day, officer):
    late = people.worker(old)
    Assignment.objects.filter(worker=late).update(first_day=date(2026, 5, 1))

    merge([old], neighbour, day, officer, REASON)

    assert service(late) == [("210905004004", date(2026, 5, 1), None, True)]


def test_an_end_that_was_set_is_kept(old, neighbour, three, day, officer):
    Assignment.objects.filter(worker=three[0]).update(last_day=date(2026, 6, 30))

    merge([old], neighbour, day, officer, REASON)

    assert service(three[0])[-1] == ("210905004004", day, date(2026, 6, 30), True)


def test_who_has_left_stays_where_he_served_last(old, neighbour, three, day, officer):
    three[2].left_on = date(2025, 12, 31)
    three[2].save()
    Assignment.objects.filter(worker=three[2]).update(last_day=date(2025, 12, 31))

    merge([old], neighbour, day, officer, REASON)

    three[2].refresh_from_db()
    assert three[2].grid == old and len(service(three[2])) == 1


def test_it_is_written_down_with_reason_and_people(old, neighbour, three, day, officer):
    merge([old], neighbour, day, officer, REASON)

    line = AuditLine.objects.get(deed="grid.merge")
    assert line.detail["people"] == [worker.pk for worker in three]
    step = Succession.objects.get(source=old)
    assert (step.target, step.day, step.kind, step.by) == (neighbour, day, "merged", officer)


def test_a_second_merger_sees_the_first(old, neighbour, three, day, officer):
    merge([old], neighbour, day, officer, REASON)

    with pytest.raises(ValidationError, match="停用日期是 2026-02-28"):
        merge([old], neighbour, day, officer, REASON)

    assert Assignment.objects.filter(worker__in=three, last_day=None).count() == 3


@pytest.mark.parametrize("target", ["street", "itself", "other district"])
def test_what_does_not_fit_is_refused_and_changes_nothing(target, old, other_district, three, day, administrator):
    targets = {
        "street": old.get_parent(),
        "itself": old,
        "other district": Grid.objects.get(code="210902004003"),
    }

    with pytest.raises(ValidationError):
        merge([old], targets[target], day, administrator, REASON)

    assert Assignment.objects.filter(grid=old, last_day=None).count() == 3
    assert not Succession.objects.exists()


def test_a_day_to_come_or_no_reason_is_refused(old, neighbour, day, officer):
    with pytest.raises(ValidationError, match="不能晚于今天"):
        merge([old], neighbour, timezone.localdate() + timedelta(days=2), officer, REASON)
    with pytest.raises(ValidationError, match="请写原因"):
        merge([old], neighbour, day, officer, " ")


def test_only_who_shapes_both_may_merge(old, neighbour, street, day, trainer):
    bound = people.staff(Role.Kind.HR_OFFICER, neighbour)
    elsewhere = street.add_child(name="河畔社区", code="210905001001", kind="community", level=2)
    of_the_street = people.staff(Role.Kind.TRAINING_ADMIN, old.get_parent())

    for person, target in [(trainer, neighbour), (bound, neighbour), (of_the_street, elsewhere)]:
        with pytest.raises(PermissionDenied):
            merge([old], target, day, person, REASON)


def test_a_merger_costs_as_many_queries_for_three_people_as_for_one(old, neighbour, day, officer):

    def cost():
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            merge([old], neighbour, day, officer, REASON)
            transaction.set_rollback(True)
        return len(queries)

    people.worker(old)
    cost()  # the officer's roles are asked for once
    one = cost()
    people.worker(old)
    people.worker(old)

    assert cost() == one
