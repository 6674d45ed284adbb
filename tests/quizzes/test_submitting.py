"""Handing in what is due."""

import pytest

from assessments.quizzes.exam_time.clock import GRACE, MINUTE
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.starting import start
from assessments.quizzes.sitting.submitting import hand_in_due, settle
from courses.rounds.models import RoundStep
from grids import scope
from tests.factories import grids, people, quizzes

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("everything")]


def test_what_was_due_a_moment_ago_and_has_been_given_more_time_goes_on(attempt):
    due = attempt.closes_us + GRACE + 1
    stale = Attempt.objects.get(pk=attempt.pk)
    Attempt.objects.update(closes_us=attempt.closes_us + 10 * MINUTE)

    settled = settle(stale, due)

    assert (settled.state, settled.closes_us) == ("open", attempt.closes_us + 10 * MINUTE)


def test_what_is_due_is_handed_in_at_its_deadline(attempt):
    with scope.whole_tree("test"):
        assert hand_in_due(attempt.closes_us + GRACE) == 0
        assert hand_in_due(attempt.closes_us + GRACE + 1) == 1

    sat = Attempt.objects.get()
    assert (sat.state, sat.submitted_us) == ("submitted", attempt.closes_us)


def test_many_with_deadlines_of_their_own_are_handed_in_by_one_statement(attempt, district, django_assert_num_queries):
    step = RoundStep.objects.get(step_key=attempt.step_key)
    for number in (1, 2):
        other = start(quizzes.enrolment(step, people.worker(grids.building(district))), step)
        Attempt.objects.filter(pk=other.pk).update(closes_us=attempt.closes_us + number)

    with django_assert_num_queries(2):
        assert hand_in_due(attempt.closes_us + 2 * GRACE) == 3

    ends = Attempt.objects.values_list("closes_us", "submitted_us")
    assert all(closes == submitted for closes, submitted in ends)
