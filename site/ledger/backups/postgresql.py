"""PostgreSQL's own programs: pg_dump from a snapshot, pg_restore in one transaction."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection, transaction

from ledger.backups.archives import UnusableArchive

# What a connection is made of, as the programs read it from their environment: no password on a command line.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "service": "PGSERVICE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def dump(target: Path) -> dict[str, int]:
    """Dumps one snapshot to `target`; returns how many rows each table has in that very snapshot."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        rows = _rows(cursor)
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}")
    return rows


def load(source: Path) -> None:
    """Puts the dump in the place of what is there, all of it or nothing."""
    database = connection.get_connection_params()["dbname"]
    connection.close()
    how = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *how, f"--dbname={database}", str(source))


def _rows(cursor) -> dict[str, int]:
    rows = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  names from the catalogue
        rows[table] = cursor.fetchone()[0]
    return rows


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if not found:
        raise UnusableArchive(f"{program} is not installed here. It comes with PostgreSQL's client programs.")
    values = connection.get_connection_params()
    environment = {variable: str(values[name]) for name, variable in VARIABLES.items() if values.get(name)}
    done = subprocess.run(  # noqa: S603  a fixed program, arguments of our own
        [found, *arguments], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise UnusableArchive(f"{program}: {done.stderr.strip()}")
