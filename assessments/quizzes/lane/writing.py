"""Writes a group of saves and hand-ins in one transaction, each by its own statement, as `saving` writes a single one."""

import logging
import sqlite3
from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

import psycopg
from django.db import DataError, Error, IntegrityError, connection, transaction

from assessments.quizzes.saving import HAND_IN, SAVE, Saved

NAMES = ("answers", "save", "now", "due", "attempt", "worker", "base")
OF_SQLITE = {statement: statement % {name: f":{name}" for name in NAMES} for statement in (SAVE, HAND_IN)}
SPOILED = (
    DataError,
    IntegrityError,
    psycopg.DataError,
    psycopg.IntegrityError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
)
ERRORS = (Error, psycopg.Error, sqlite3.Error)

logger = logging.getLogger(__name__)


class Write(NamedTuple):
    statement: str  # SAVE or HAND_IN
    values: dict[str, str | int]  # of `saving.values_of`


class Not(Enum):
    CHANGED = "changed"  # the statement found no open paper of this person at this revision: ask `saving.refusal` why
    WRITTEN = "written"  # the database could not be reached, or refused to write; come again


Outcome = Saved | Not


def write_group(group: Sequence[Write]) -> list[Outcome]:
    """The outcome of each, in the order given. Those that are saved have been committed.

    When the group fails as a whole, each of its members is written by itself, so that none fails for another. A commit whose
    end is not known counts as not written: the phone comes again under the same save id.
    """
    try:
        return _together(group)
    except ERRORS as error:
        logger.warning("a group of %d saves failed, each is written by itself: %s", len(group), error)
        _look_at_connection()
    outcomes: list[Outcome] = []
    for number, write in enumerate(group):
        try:
            outcomes += _together([write])
        except SPOILED:
            logger.exception("a save that cannot be written")
            outcomes.append(Not.CHANGED)
        except ERRORS:
            logger.exception("%d saves are not written", len(group) - number)
            _look_at_connection()
            return outcomes + [Not.WRITTEN] * (len(group) - number)
    return outcomes


def _together(group: Sequence[Write]) -> list[Outcome]:
    with transaction.atomic():
        if connection.vendor == "postgresql":
            rows = _rows_of_postgresql(group)
        else:
            rows = [
                connection.connection.execute(OF_SQLITE[write.statement], write.values).fetchone() for write in group
            ]
    return [Saved(*row) if row else Not.CHANGED for row in rows]


def _rows_of_postgresql(group: Sequence[Write]) -> list[tuple | None]:
    """One pipeline for each run of the same statement: they reach the server together and are answered together."""
    raw: psycopg.Connection = connection.connection
    raw.prepare_threshold = 0
    rows: list[tuple | None] = []
    with psycopg.Cursor(raw) as cursor:
        for statement, writes in groupby(group, key=lambda write: write.statement):
            cursor.executemany(statement, [write.values for write in writes], returning=True)
            more: bool | None = True
            while more:
                rows.append(cursor.fetchone())
                more = cursor.nextset()
    return rows


def _look_at_connection() -> None:
    """Closes it when it is of no use any more; the next group opens another."""
    if connection.connection is not None and not connection.is_usable():
        connection.close()
