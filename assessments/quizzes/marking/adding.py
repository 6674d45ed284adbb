"""Adds marks to their ledger, a thousand with one statement: through the ORM that costs more than the marking itself."""

import json
from collections.abc import Sequence
from decimal import Decimal

from django.db import connection
from django.utils import timezone

from assessments.quizzes.models import Mark

COLUMNS = (
    "attempt_id, slot, run, version_id, response, score, max_score, by_id, points, comment, regrade_id, created_at"
)
INSERT = f"INSERT INTO quizzes_mark ({COLUMNS}) VALUES "  # noqa: S608  our own words
ROW = f"({', '.join(['%s'] * (COLUMNS.count(',') + 1))})"
AT_ONCE = 1_000
TEN_THOUSANDTHS = 10_000


def add_marks(marks: Sequence[Mark]) -> None:
    """They are new, of one marking run each; they do not learn their numbers. Call inside a transaction."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        for start in range(0, len(marks), AT_ONCE):
            some = marks[start : start + AT_ONCE]
            values = [value for mark in some for value in (*_values(mark), now)]
            cursor.execute(INSERT + ", ".join([ROW] * len(some)), values)


def _values(mark: Mark) -> tuple:
    return (
        mark.attempt_id,
        mark.slot,
        mark.run,
        mark.version_id,
        mark.response,
        _units(mark.score),
        _units(mark.max_score),
        mark.by_id,
        json.dumps(mark.points) if mark.points else "{}",
        mark.comment,
        mark.regrade_id,
    )


def _units(score: Decimal) -> int:
    """As `ledger.amounts.ScoreField` keeps it. Raises ValueError for more than four places."""
    units = score * TEN_THOUSANDTHS
    if units != int(units):
        raise ValueError(f"{score} has more than four places")
    return int(units)
