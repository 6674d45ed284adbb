"""Who is due in a round, and that enrolling them again adds nobody."""

from datetime import date

import pytest

from courses.rounds.enrolling import due_workers, enrol_due
from courses.rounds.models import Enrolment
from people.models import Assignment
from tests.factories import grids, people, rounds

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


def test_everyone_who_serves_below_the_rounds_grid_is_due(district, other_district, worker):
    people.worker(grids.building(other_district))

    assert list(due_workers(rounds.draft(district))) == [worker]


def test_somebody_who_left_is_not_due(district, worker):
    people.worker(grids.building(district), left_on=date(2026, 1, 1))

    assert list(due_workers(rounds.draft(district))) == [worker]


def test_the_audience_names_employment_categories(district, worker):
    volunteer = people.worker(grids.building(district), paid=False)

    assert list(due_workers(rounds.draft(district, audience={"categories": ["志愿者"]}))) == [volunteer]


def test_the_audience_names_grid_levels(district, worker):
    estate = people.worker(district.get_descendants().get(kind="estate"))

    assert list(due_workers(rounds.draft(district, audience={"levels": [1, 2, 3]}))) == [estate]


def test_a_second_assignment_elsewhere_makes_nobody_due_there(district, other_district, worker):
    second = grids.building(other_district)
    Assignment.objects.create(worker=worker, grid=second, primary=False, first_day=date(2026, 1, 1))

    assert not due_workers(rounds.draft(other_district)).exists()


def test_enrolling_again_adds_only_who_is_new(district, worker, trainer):
    round = rounds.opened(district, trainer)
    late = people.worker(grids.building(district, 2))

    assert (enrol_due(round), enrol_due(round)) == (1, 0)
    assert Enrolment.objects.get(worker=late).county_code == "210905"


def test_an_enrolment_keeps_the_grid_of_its_day(district, worker, trainer):
    rounds.opened(district, trainer)
    was = worker.grid

    worker.grid = grids.building(district, 2)
    worker.save()

    assert Enrolment.objects.get().grid == was
