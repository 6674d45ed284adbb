"""Participation and marking are told apart."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.marking.progressing import progress_of
from assessments.quizzes.models import Attempt
from tests.factories import grids, people, quizzes
from tests.quizzes.by_hand.conftest import another, handed_in

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


def test_people_and_papers_are_counted_by_their_own_states(worker, district):
    waiting = handed_in(worker, district)
    closed = another(waiting)
    Attempt.objects.filter(pk=closed.pk).update(state=Attempt.State.CLOSED)
    step = waiting.enrolment.round.steps.get()
    quizzes.enrolment(step, people.worker(grids.building(district)))

    [one] = progress_of(waiting.enrolment.round)

    assert (one.not_begun, one.open, one.submitted, one.closed) == (1, 0, 1, 1)
    assert (one.unmarked, one.partly, one.marked) == (0, 1, 0)


def test_a_round_of_three_costs_what_a_round_of_one_costs(client, worker, district, trainer):
    waiting = handed_in(worker, district)
    client.force_login(trainer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("exam_progress", args=[waiting.enrolment.round_id]))
        assert "评了一部分" in page.content.decode()
        return len(seen)

    queries()
    one = queries()
    for _more in range(2):
        another(waiting)

    assert queries() == one
