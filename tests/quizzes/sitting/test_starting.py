"""Who may start an attempt, and what it holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.quizzes.exam_time.clock import MINUTE, now_us
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.starting import NotAllowed, start, start_many
from courses.rounds.models import RoundStep
from people.models import Suspension
from tests.factories import grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def step(district):
    made = quizzes.step(quizzes.quiz(district, attempts=2), district)
    return RoundStep.objects.select_related("round", "arrangement").get(pk=made.pk)  # as the page loads it


@pytest.fixture
def enrolment(step, worker):
    return quizzes.enrolment(step, worker)


def test_an_attempt_has_a_form_a_seed_and_a_deadline(enrolment, step):
    now = now_us()

    attempt = start(enrolment, step, now)

    assert (attempt.number, attempt.state, attempt.answers) == (1, "open", "{}")
    assert attempt.closes_us == now + 30 * MINUTE


def test_starting_is_one_insert(enrolment, step):
    with CaptureQueriesContext(connection) as queries:
        start(enrolment, step)

    assert sum(query["sql"].startswith("INSERT") for query in queries) == 1


def test_starting_for_four_costs_what_starting_for_two_costs(step, district):
    def queries_for(count: int) -> int:
        sittings = [(quizzes.enrolment(step, people.worker(grids.building(district))), now_us()) for _ in range(count)]
        with CaptureQueriesContext(connection) as queries:
            start_many(step, sittings)
        return len(queries)

    queries_for(1)  # what is kept in memory is there from now on
    assert queries_for(1) < queries_for(2) == queries_for(4)  # one person is told apart by a look


def test_starting_again_resumes_the_open_attempt(enrolment, step):
    assert start(enrolment, step) == start(enrolment, step)


def test_the_second_attempt_takes_another_form(enrolment, step):
    first = submitting.submit(start(enrolment, step))

    second = start(enrolment, step)

    assert second.number == 2
    assert second.form_id != first.form_id


def test_the_attempts_allowed_are_counted_within_the_enrolment(enrolment, step):
    for _ in range(2):
        submitting.submit(start(enrolment, step))

    with pytest.raises(NotAllowed, match="次数用完了"):
        start(enrolment, step)


def test_what_was_passed_is_not_sat_again(enrolment, step):
    attempt = start(enrolment, step)
    Attempt.objects.filter(pk=attempt.pk).update(state="submitted", score=20, passed=True)

    with pytest.raises(NotAllowed, match="已经考过了"):
        start(enrolment, step)


def test_a_suspended_worker_does_not_start(enrolment, step, worker, trainer):
    Suspension.objects.create(worker=worker, reason="示例", by=trainer)

    with pytest.raises(NotAllowed, match="停考"):
        start(enrolment, step)


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"first_day": timezone.localdate() + timedelta(days=1)}, "还没有开始"),
        ({"last_day": timezone.localdate() - timedelta(days=1)}, "已经结束"),
    ],
)
def test_a_round_that_is_not_open_takes_no_attempts(district, worker, dates, reason):
    step = quizzes.step(quizzes.quiz(district), district, **dates)

    with pytest.raises(NotAllowed, match=reason):
        start(quizzes.enrolment(step, worker), step)


def test_an_exam_ends_with_the_last_day_of_its_round(district, worker):
    step = quizzes.step(quizzes.quiz(district, minutes=2_000), district, last_day=timezone.localdate())

    attempt = start(quizzes.enrolment(step, worker), step)

    assert attempt.closes_us < now_us() + 24 * 60 * MINUTE
