"""Hands attempts in with what was saved. Twice is once. Whoever sits it hands it in with the last sheet, see `saving`."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Least

from assessments.quizzes.exam_time.clock import GRACE, now_us
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Attempt

State = Attempt.State
AT_ONCE = 1_000  # attempts a transaction: saves wait for no longer than that


def submit(attempt: Attempt, now: int | None = None) -> Attempt:
    """Hands one attempt in and marks it; returns it as it then stands. A closed attempt stays closed."""
    submit_many([attempt], now)
    attempt.refresh_from_db()
    return attempt


@transaction.atomic
def submit_many(attempts: Iterable[Attempt], now: int | None = None) -> int:
    """Hands in those that are still open, at `now` (microseconds) or at their deadline if that came first, and marks
    them. Returns how many were handed in.
    """
    attempts = list(attempts)
    handed_in = _hand_in(attempts, now_us() if now is None else now)
    if handed_in:
        mark(attempts)
    return handed_in


def settle(attempt: Attempt, now: int | None = None) -> Attempt:
    """Whoever looks at an attempt whose time is up hands it in."""
    now = now_us() if now is None else now
    if attempt.state == State.OPEN and is_due(attempt, now):
        _hand_in([attempt], now, due=now - GRACE)
        attempt.refresh_from_db()
    return attempt


def is_due(attempt: Attempt, now: int) -> bool:
    """Whether nothing more can come in time."""
    return attempt.closes_us < now - GRACE


def hand_in_due(now: int | None = None) -> int:
    """Hands in the attempts in sight whose time is up, at most 1,000 at a time. Returns how many."""
    now = now_us() if now is None else now
    due = Attempt.objects.filter(state=State.OPEN, closes_us__lt=now - GRACE).order_by("closes_us")
    return _hand_in(list(due.only("pk")[:AT_ONCE]), now, due=now - GRACE)


def _hand_in(attempts: list[Attempt], now: int, due: int | None = None) -> int:
    """In one statement. `due`: only those that still close before; more time may have been given since they were read."""
    still = Q(state=State.OPEN) if due is None else Q(state=State.OPEN, closes_us__lt=due)
    rows = Attempt.objects.filter(still, pk__in=[attempt.pk for attempt in attempts])
    return rows.update(state=State.SUBMITTED, submitted_us=Least(F("closes_us"), Value(now)))
