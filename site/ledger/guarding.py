"""The database itself refuses to change or remove audit lines, whoever asks.

Triggers are put back after every migration: SQLite loses them when a table is made anew. Who may alter the database's
structure can take them away, and PostgreSQL's TRUNCATE passes them by (the tests empty tables with it); that is what the
chain is for.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

LINES, HEAD = "ledger_auditline", "ledger_audithead"
REFUSAL = "audit lines are only added to"

SQLITE = {
    "auditline_unchanged": f"BEFORE UPDATE ON {LINES}",
    "auditline_kept": f"BEFORE DELETE ON {LINES}",
    "audithead_forward": f"BEFORE UPDATE ON {HEAD} WHEN NEW.number <= OLD.number",
    "audithead_kept": f"BEFORE DELETE ON {HEAD}",
}
POSTGRESQL = {
    "auditline_guard": (LINES, "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"),
    "audithead_forward": (HEAD, "BEFORE UPDATE ON {table} FOR EACH ROW WHEN (NEW.number <= OLD.number)"),
    "audithead_kept": (HEAD, "BEFORE DELETE ON {table} FOR EACH ROW"),
}
FUNCTION = f"""CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"""


def install(using: str = "default", **kwargs) -> None:
    """After migrating: whatever trigger is missing is made."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not {LINES, HEAD} <= set(connection.introspection.table_names(cursor)):
            return  # migrated back to nothing
        if connection.vendor == "sqlite":
            for name, when in SQLITE.items():
                refusal = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {when} {refusal}")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname = ANY(%s)", [list(POSTGRESQL)])
            missing = POSTGRESQL.keys() - {name for (name,) in cursor.fetchall()}
            if missing:
                cursor.execute(FUNCTION)
            for name in sorted(missing):
                table, when = POSTGRESQL[name]
                call = "EXECUTE FUNCTION refuse_audit_change()"
                cursor.execute(f"CREATE TRIGGER {name} {when.format(table=table)} {call}")


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Without the triggers, for tests that empty the database or play the intruder. The application never calls it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            table = "" if connection.vendor == "sqlite" else f" ON {POSTGRESQL[name][0]}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
    try:
        yield
    finally:
        install(using)
