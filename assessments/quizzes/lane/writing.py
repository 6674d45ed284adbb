"""Writes a group of saves and hand-ins in one transaction, by the statements of `saving`: on PostgreSQL one for many papers."""

import logging
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from enum import Enum
from typing import NamedTuple

import psycopg
from django.db import DataError, Error, IntegrityError, connection, transaction

from assessments.quizzes.sitting.saving import HAND_IN, SAVE, Saved

VALUES = {
    "answers": "text",
    "save": "text",
    "now": "bigint",
    "due": "bigint",
    "attempt": "bigint",
    "worker": "bigint",
    "base": "bigint",
}
GIVEN = ", ".join(f"%({name})b::{kind}[]" for name, kind in VALUES.items())
GIVEN = f"FROM unnest({GIVEN}) AS given({', '.join(VALUES)})"


def _for_many(statement: str) -> str:
    """The same for many papers at once: each value is a list, a row tells its paper as well."""
    statement = statement % {name: f"given.{name}" for name in VALUES}
    return statement.replace("WHERE", f"{GIVEN}\nWHERE").rstrip() + ", id"


OF_SQLITE = {statement: statement % {name: f":{name}" for name in VALUES} for statement in (SAVE, HAND_IN)}
OF_POSTGRESQL = {statement: _for_many(statement) for statement in (SAVE, HAND_IN)}
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
    return _on_postgresql(group) if connection.vendor == "postgresql" else _on_sqlite(group)


def _on_sqlite(group: Sequence[Write]) -> list[Outcome]:
    """One after the other: there is no way to a server that could be saved."""
    with transaction.atomic():
        execute = connection.connection.execute
        rows = [execute(OF_SQLITE[write.statement], write.values).fetchone() for write in group]
    return [Saved(*row) if row else Not.CHANGED for row in rows]


def _on_postgresql(group: Sequence[Write]) -> list[Outcome]:
    """Each set by one statement, which tells of the papers it changed."""
    outcomes: list[Outcome] = [Not.CHANGED] * len(group)
    sets = _sets(group)
    # One statement is a transaction of its own: one way to the server and back instead of three.
    with nullcontext() if len(sets) == 1 and connection.get_autocommit() else transaction.atomic():
        for statement, numbers in sets:
            written = [group[number].values for number in numbers]
            values = {name: [one[name] for one in written] for name in VALUES}
            with psycopg.Cursor(connection.connection) as cursor:
                # Planned anew each time, for as many papers as there are now.
                cursor.execute(OF_POSTGRESQL[statement], values, prepare=False)
                saved = {attempt: Saved(revision, closes_us) for revision, closes_us, attempt in cursor}
            for number in numbers:
                outcomes[number] = saved.get(group[number].values["attempt"], Not.CHANGED)
    return outcomes


def _sets(group: Sequence[Write]) -> list[tuple[str, list[int]]]:
    """The numbers of the members by statement. No set has a paper twice: its second write comes in a later set."""
    sets: dict[tuple[int, str], list[int]] = {}
    turns: Counter[str | int] = Counter()
    for number, write in enumerate(group):
        paper = write.values["attempt"]
        sets.setdefault((turns[paper], write.statement), []).append(number)
        turns[paper] += 1
    return [(statement, numbers) for (_turn, statement), numbers in sorted(sets.items())]


def _look_at_connection() -> None:
    """Closes it when it is of no use any more; the next group opens another."""
    if connection.connection is not None and not connection.is_usable():
        connection.close()
