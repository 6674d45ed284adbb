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
    rows = [(*_values(mark), now) for mark in marks]
    with connection.cursor() as cursor:
        (_copy if connection.vendor == "postgresql" else _insert)(cursor, rows)


def _copy(cursor, rows: list[tuple]) -> None:
    """PostgreSQL's way for many rows: as values of a statement each would be put into words in Python."""
    with cursor.copy(f"COPY quizzes_mark ({COLUMNS}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _insert(cursor, rows: list[tuple]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        cursor.execute(INSERT + ", ".join([ROW] * len(some)), [value for row in some for value in row])


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
