"""回避: nobody marks people of the own street, and what nobody may mark is told to who appoints markers."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.by_hand import queue
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.by_hand.shortage import Reason, shortages
from assessments.quizzes.models import OpenAnswer
from courses.rounds.models import RoundStep
from grids.models import Grid
from people.models import Role
from tests.factories import grids, people, quizzes
from tests.quizzes.by_hand.conftest import GIVEN, another

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def elsewhere(district):
    """Another street of the district, with a community."""
    street = Grid.objects.get(pk=district.pk).add_child(
        name="六台街道", code="210905005", kind="street", level=1, setting="urban"
    )
    return street.add_child(name="六台社区", code="210905005001", kind="community", level=2, setting="urban")


def serving(grid, district):
    """A grid worker who marks for the whole district."""
    user = people.worker(grid).user
    user.roles.create(kind=Role.Kind.MARKER, grid=district, first_day="2026-01-01")
    return user


def sees(user) -> bool:
    return queue.answers_for(user).exists()


def test_a_marker_who_serves_in_the_street_gets_nothing_of_it(waiting, district):
    neighbour = serving(grids.building(district, 2), district)

    assert not sees(neighbour)
    with pytest.raises(PermissionDenied):
        mark_by_hand(OpenAnswer.objects.get(), GIVEN, "", neighbour)


def test_a_marker_of_another_street_gets_it(waiting, district, elsewhere):
    assert sees(serving(elsewhere, district))


def test_a_second_assignment_counts_on_either_side(waiting, worker, district, elsewhere):
    here = grids.building(district, 2)
    helper = serving(elsewhere, district)
    helper.worker.assignments.create(grid=here, primary=False, first_day=date(2026, 1, 1))
    over = serving(elsewhere, district)
    over.worker.assignments.create(grid=here, primary=False, first_day=date(2025, 1, 1), last_day=date(2025, 2, 1))

    assert (sees(helper), sees(over)) == (False, True)

    worker.assignments.create(grid=elsewhere, primary=False, first_day=date(2026, 1, 1))

    assert not sees(type(over).objects.get(pk=over.pk))


def test_who_moved_into_the_street_since_is_avoided_too(waiting, worker, district, elsewhere):
    colleague = serving(elsewhere, district)
    worker.grid = elsewhere
    worker.save()

    assert not sees(colleague)


def test_a_role_in_the_street_counts_as_the_own_street(waiting, district):
    leader = people.staff(Role.Kind.MARKER, district)
    street = Grid.objects.get(level=1, path__startswith=district.path)
    leader.roles.create(kind=Role.Kind.GRID_LEADER, grid=street, first_day="2026-01-01")

    assert not sees(leader)


def test_who_serves_above_the_streets_avoids_that_node_alone(waiting, district):
    assert sees(serving(district, district))


def test_who_is_to_pass_the_round_marks_nothing_of_it(waiting, district, elsewhere):
    colleague = serving(elsewhere, district)
    quizzes.enrolment(RoundStep.objects.get(step_key=waiting.step_key), colleague.worker)

    assert not sees(colleague)


def test_what_nobody_may_mark_is_told_with_the_reason(twice, district):
    paths = (district.path,)
    assert [(row.street, row.reason, row.count) for row in shortages(paths)] == [("新北街道", Reason.NOBODY, 1)]

    serving(grids.building(district, 2), district)
    assert [row.reason for row in shortages(paths)] == [Reason.AVOIDED]

    only = people.staff(Role.Kind.MARKER, district)
    assert shortages(paths) == []

    mark_by_hand(OpenAnswer.objects.get(), GIVEN, "", only)
    assert [row.reason for row in shortages(paths)] == [Reason.JUDGED]


@pytest.mark.database
def test_the_training_administrator_sees_it_on_the_desk(client, waiting, district):
    client.force_login(people.staff(Role.Kind.TRAINING_ADMIN, district))

    assert "1 份作答没有人能评" in client.get(reverse("desk")).content.decode()
    page = client.get(reverse("marking_shortage")).content.decode()

    assert "新北街道" in page and "这里没有阅卷老师" in page
    assert waiting.worker.name not in page


def test_three_shortages_and_three_markers_cost_what_one_costs(client, waiting, district):
    client.force_login(people.staff(Role.Kind.TRAINING_ADMIN, district))

    def queries() -> int:
        serving(grids.building(district, 2), district)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("marking_shortage")).content.decode()
        assert "都要回避" in page
        return len(seen)

    queries()
    one = queries()
    for _more in range(2):
        another(waiting)

    assert queries() == one
