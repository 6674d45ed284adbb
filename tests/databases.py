"""A migrated database is made once for each state of the migrations and copied for every run.

Migrating takes some twenty seconds, a copy a fraction of one. The name of the template holds a hash of the migrations, so
a plain `pytest` is right straight after one has changed.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection, connections, transaction

from ledger import guarding


def use_a_copy(*, anew: bool = False) -> Callable[[], None]:
    """Points the default connection at a fresh copy of the template, which is made first if need be (or always, `anew`).

    Returns what removes the copy. The copy has the name Django's own test runner would use.
    """
    copy = _sqlite_copy if connection.vendor == "sqlite" else _postgresql_copy
    with _one_at_a_time():
        remove = copy(_state_of_migrations(), anew)
    _let_emptying_pass_the_guard()
    # On the class, for once Playwright's event loop runs in this thread, Django opens a second connection beside the first.
    type(connections["default"])._test_serialized_contents = _contents()
    return remove


def _contents() -> str | list:
    """What a test that commits gives back. Of SQLite the rows themselves: object by object it takes a quarter of a second."""
    if connection.vendor != "sqlite":
        return connection.creation.serialize_db_to_string()
    tables = sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))
    # A connection of its own gives every value as it is stored.
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as plain:
        contents = [(table, plain.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables]  # noqa: S608 - our tables
    return [(table, rows) for table, rows in contents if rows]


def _let_emptying_pass_the_guard() -> None:
    """SQLite has no TRUNCATE: a test that commits is cleared up with DELETE, which the triggers on audit lines refuse."""
    operations = type(connection.ops)
    if connection.vendor == "sqlite" and "_empty" not in vars(operations):
        operations._empty = operations.execute_sql_flush
        operations.execute_sql_flush = _empty_unguarded
        type(connection.creation).deserialize_db_from_string = lambda creation, contents: None  # it is there already


def _empty_unguarded(operations, sql_list) -> None:
    """Empties the database and puts back at once what the migrations had put in: any test may come next."""
    with guarding.lifted(operations.connection.alias):
        operations._empty(sql_list)
    with transaction.atomic(), operations.connection.cursor() as cursor:
        for table, rows in operations.connection._test_serialized_contents:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - our tables


def _state_of_migrations() -> str:
    """A hash of our own migrations and of the lock file, which stands for everybody else's."""
    files = [*settings.BASE_DIR.glob("*/*/migrations/*.py"), settings.BASE_DIR / "requirements.txt"]
    digest = sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The processes of one run wait for the first of them to make the template."""
    with (settings.DATA_DIR / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sqlite_copy(state: str, anew: bool) -> Callable[[], None]:
    name = Path(connection.creation._get_test_db_name())
    template = settings.DATA_DIR / f"template-{state}.sqlite3"
    if anew or not template.exists():
        _migrate(str(template.with_suffix(".new")))
        for old in settings.DATA_DIR.glob("template-*.sqlite3"):
            old.unlink()
        template.with_suffix(".new").rename(template)
    for left_over in name.parent.glob(f"{name.name}*"):
        if left_over.name.removeprefix(name.name) in {"", "-wal", "-shm", "-journal"}:
            left_over.unlink()
    shutil.copyfile(template, name)
    _connect(str(name))
    return connection.close


def _postgresql_copy(state: str, anew: bool) -> Callable[[], None]:
    name = connection.creation._get_test_db_name()
    template = f"gridschool_template_{state}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        there = cursor.fetchone()
        if anew or not there:
            before = settings.DATABASES["default"]["NAME"]
            _migrate(f"{template}_new")
            _connect(before)
            cursor.execute(f"DROP DATABASE IF EXISTS {template}")
            cursor.execute(f"ALTER DATABASE {template}_new RENAME TO {template}")
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}')
    _connect(name)

    def drop() -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    return drop


def _migrate(name: str) -> None:
    """Makes the database `name` and migrates it."""
    usual = connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.settings_dict["TEST"]["NAME"] = usual


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
