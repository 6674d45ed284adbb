import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from django.db.backends.utils import CursorWrapper


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        """A planned statement as it was written: its values go beside it."""
        return super().last_executed_query(cursor, sql, params) or str(sql)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def planned_cursor(self) -> CursorWrapper:
        """A cursor whose statements the server plans once for each connection. Values are sent beside them, in the type that
        Python gives them.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(_Planned(self.connection))  # type: ignore[attr-defined]

    def close_if_health_check_failed(self) -> None:
        """Once for each request. A server that has gone has said so: only then, or after an error, is it asked."""
        if self.connection is not None and not self.errors_occurred and not _has_news(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()


class _Planned(psycopg.Cursor):
    def execute(self, query: Any, params: Any = None, **how: Any) -> "_Planned":
        return super().execute(query, params, prepare=True)


def _has_news(connection: psycopg.Connection) -> bool:
    if connection.closed:
        return True
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    return bool(waiting.poll(0))
