"""The fold of the ledgers: the same whatever the order, the same when done again, and able to find what drifted."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.progress.completing import complete, complete_many
from courses.progress.folding import FOLDED, check, fold
from courses.rounds.enrolling import enrol_due
from courses.rounds.models import Enrolment, Round
from tests.factories import grids, people, rounds

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


@pytest.fixture
def enrolment(district, worker, trainer):
    rounds.opened(district, trainer)
    return Enrolment.objects.select_related("round").get()


def folded():
    return Enrolment.objects.values_list(*FOLDED).get()


def deeds(enrolment):
    """Two lessons and four sittings of the exam on different days, of which two pass."""
    noon = rounds.noon(enrolment.round.first_day)
    lessons = [rounds.lesson_done(enrolment, order, noon + timedelta(days=order)) for order in (1, 2)]
    sittings = [
        rounds.exam_marked(enrolment, attempt, score, at=noon + timedelta(days=attempt))
        for attempt, score in ((1, 40), (3, 70), (4, 95), (6, 50))
    ]
    return lessons + sittings


def test_the_best_score_stands(enrolment):
    complete_many(deeds(enrolment))

    first_day = enrolment.round.first_day
    assert folded() == ("qualified", Decimal(1), Decimal(95), first_day + timedelta(days=3))


def test_a_regrade_replaces_the_earlier_marks_of_its_attempt(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 80))
    complete(rounds.exam_marked(enrolment, 1, 50, run=2))

    assert folded() == ("resit", Decimal(0), Decimal(50), None)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_completions_does_not_matter(enrolment, data):
    shuffled = data.draw(st.permutations(deeds(enrolment)))
    size = data.draw(st.integers(1, len(shuffled)))
    with transaction.atomic():
        for start in range(0, len(shuffled), size):
            complete_many(shuffled[start : start + size])
        result = folded()
        transaction.set_rollback(True)

    with transaction.atomic():
        complete_many(deeds(enrolment))
        expected = folded()
        transaction.set_rollback(True)
    assert result == expected


def test_folding_twice_is_folding_once(enrolment):
    complete_many(deeds(enrolment))
    once = folded()

    assert fold([enrolment.pk]) == 0
    assert folded() == once


def test_exempt_and_deferred_are_set_by_hand_and_stay(enrolment):
    Enrolment.objects.update(state="exempt")

    complete_many(deeds(enrolment))

    assert folded() == ("exempt", Decimal(1), Decimal(95), None)


def test_the_check_finds_what_drifted_and_writes_nothing(enrolment):
    complete_many(deeds(enrolment))
    Enrolment.objects.update(credit=Decimal(9), state="waiting")

    found = {(one.name, one.stored, one.rebuilt) for one in check()}

    assert found == {("credit", Decimal(9), Decimal(1)), ("state", "waiting", "qualified")}
    assert folded()[1] == Decimal(9)


def test_refold_repairs_and_reports(enrolment):
    complete_many(deeds(enrolment))
    Enrolment.objects.update(credit=Decimal(9))
    out = StringIO()

    call_command("refold", stdout=out)

    assert "1 differences" in out.getvalue()
    assert folded()[1] == Decimal(1)
    assert check() == []


def test_refold_without_writing_says_so_by_its_exit_code(enrolment):
    Enrolment.objects.update(credit=Decimal(9))

    with pytest.raises(SystemExit) as stopped:
        call_command("refold", "--dry-run", stdout=StringIO())

    assert stopped.value.code == 1
    assert folded()[1] == Decimal(9)


def test_folding_thousands_takes_a_handful_of_queries(district, enrolment):
    for _ in range(5):
        people.worker(grids.building(district))
    enrol_due(Round.objects.get())
    Enrolment.objects.update(credit=Decimal(9))

    with CaptureQueriesContext(connection) as captured:
        assert fold(Enrolment.objects.values_list("pk", flat=True)) == 6

    assert len(captured) <= 8
