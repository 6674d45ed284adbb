"""Finished steps become completions and credit, once each, and only within the round's days."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from courses.progress.completing import Finished, complete, complete_many
from courses.progress.models import Completion, CreditEntry
from courses.rounds.models import Enrolment
from grids import scope
from tests.factories import grids, people, rounds

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


@pytest.fixture
def enrolment(district, worker, trainer):
    """In a round of two short lessons and an exam that asks for 0.75 credit hours."""
    rounds.opened(district, trainer)
    return Enrolment.objects.select_related("round").get()


def credit() -> Decimal:
    return sum((entry.amount for entry in CreditEntry.objects.all()), Decimal(0))


def test_a_lesson_earns_credit_by_its_length(enrolment):
    assert complete(rounds.lesson_done(enrolment, 1))

    assert credit() == Decimal("0.25")


def test_the_same_lesson_again_adds_nothing(enrolment):
    assert complete_many([rounds.lesson_done(enrolment, 1)] * 2) == 1
    assert complete_many([rounds.lesson_done(enrolment, 1)]) == 0

    assert Completion.objects.count() == CreditEntry.objects.count() == 1


def test_a_second_pass_of_a_test_earns_nothing_more(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 70))
    complete(rounds.exam_marked(enrolment, 2, 90))

    assert credit() == Decimal("0.5")


def test_a_failed_test_earns_nothing(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 59))

    assert not CreditEntry.objects.exists()


def test_practice_earns_nothing(enrolment):
    enrolment.round.steps.filter(kind="quiz").update(character="练")

    assert complete(rounds.exam_marked(enrolment, 1, 90))
    assert not CreditEntry.objects.exists()


def test_credit_for_a_pass_after_a_failure_points_at_the_pass(enrolment):
    complete_many([rounds.exam_marked(enrolment, 1, 40), rounds.exam_marked(enrolment, 2, 80)])

    assert CreditEntry.objects.get().completion.evidence == "attempt:2"


def test_a_regrade_that_takes_the_pass_away_is_booked_as_a_reversal(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 60))
    complete(rounds.exam_marked(enrolment, 1, 56, run=2))

    assert [entry.amount for entry in CreditEntry.objects.order_by("pk")] == [Decimal("0.5"), Decimal("-0.5")]


@pytest.mark.parametrize("days", [-11, 11], ids=["before the first day", "after the last day"])
def test_what_lies_outside_the_round_does_not_count(enrolment, days):
    at = timezone.now() + timedelta(days=days)

    assert not complete(rounds.lesson_done(enrolment, 1, at))
    assert not Completion.objects.exists()


@pytest.mark.parametrize("days", [-10, 10], ids=["first day", "last day"])
def test_the_first_and_the_last_day_count(enrolment, days):
    day = timezone.localdate() + timedelta(days=days)

    assert complete(rounds.lesson_done(enrolment, 1, rounds.noon(day)))


def test_a_step_the_round_does_not_ask_for_does_not_count(enrolment, district):
    page = rounds.course(district, "别的课").get_descendants().get(slug="lesson-1")

    assert not complete(Finished(enrolment.pk, page.translation_key, "lesson", "lesson:x", timezone.now()))


def test_a_quiz_is_not_finished_as_a_lesson(enrolment):
    assert not complete(Finished(enrolment.pk, enrolment.round.exam_key, "lesson", "lesson:x", timezone.now()))


def test_nothing_is_recorded_for_an_enrolment_out_of_scope(enrolment, other_district):
    done = rounds.lesson_done(enrolment, 1)

    with scope.within(other_district.path):
        assert complete_many([done]) == 0


def test_many_people_take_as_many_queries_as_one(enrolment, district, trainer, django_assert_max_num_queries):
    for _ in range(3):
        people.worker(grids.building(district))
    from courses.rounds.enrolling import enrol_due

    enrol_due(enrolment.round)
    done = [rounds.lesson_done(one, 1) for one in Enrolment.objects.select_related("round")]

    with django_assert_max_num_queries(14):
        assert complete_many(done) == 4
