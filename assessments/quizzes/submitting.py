"""Hands attempts in. Twice is once; an attempt whose time is up goes in with what was saved."""

from collections.abc import Iterable

from django.db import transaction

from assessments.quizzes.clock import now_us
from assessments.quizzes.marking import mark
from assessments.quizzes.models import Attempt

State = Attempt.State


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
    now = now_us() if now is None else now
    by_moment: dict[int, list[Attempt]] = {}
    for attempt in attempts:
        by_moment.setdefault(min(now, attempt.closes_us), []).append(attempt)
    handed_in = 0
    for moment, group in by_moment.items():
        still_open = Attempt.objects.filter(pk__in=[attempt.pk for attempt in group], state=State.OPEN)
        handed_in += still_open.update(state=State.SUBMITTED, submitted_us=moment)
    if handed_in:
        mark([attempt for group in by_moment.values() for attempt in group])
    return handed_in


def settle(attempt: Attempt, now: int | None = None) -> Attempt:
    """Whoever looks at an attempt whose time is up hands it in."""
    now = now_us() if now is None else now
    if attempt.state == State.OPEN and now > attempt.closes_us:
        return submit(attempt, now)
    return attempt


def close_due(now: int | None = None) -> int:
    """Hands in the attempts in sight whose time is up, at most 5,000 at a time. Returns how many."""
    now = now_us() if now is None else now
    return submit_many(Attempt.objects.filter(state=State.OPEN, closes_us__lt=now)[:5_000], now)
