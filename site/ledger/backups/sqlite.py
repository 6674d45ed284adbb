"""SQLite's own backup: one consistent state, also while others write."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection


def dump(target: Path) -> dict[str, int]:
    """Copies the database to `target`; returns how many rows each table of the copy has."""
    with closing(_live()) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        return _rows(copy)


def load(source: Path) -> None:
    """Puts the state in `source` in the place of the present one, in one transaction."""
    connection.close()
    with closing(sqlite3.connect(source)) as copy, closing(_live()) as live:
        copy.backup(live)
        live.execute("PRAGMA journal_mode=WAL")


def _live() -> sqlite3.Connection:
    file = Path(connection.settings_dict["NAME"])
    file.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(file, timeout=30)


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {
        name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  names from the catalogue
        for (name,) in tables
    }
