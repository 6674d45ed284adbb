"""The line to PostgreSQL is looked at, not asked, and a statement is planned once."""

import pytest
from django.core.signals import request_started
from django.db import connection

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own"),
]


@pytest.mark.django_db(transaction=True)
def test_a_server_that_has_hung_up_is_called_again_at_the_next_page():
    _end_this_line()

    request_started.send(sender=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_planned_cursor_calls_again_as_well():
    _end_this_line()

    request_started.send(sender=None)
    with connection.planned_cursor() as cursor:
        cursor.execute("SELECT %s", [1])
        assert cursor.fetchone() == (1,)


def test_a_line_that_stands_is_not_asked(db, monkeypatch):
    connection.ensure_connection()
    connection.health_check_done = False
    with monkeypatch.context() as patch:
        patch.setattr(connection, "is_usable", lambda: pytest.fail("it was asked"))
        connection.close_if_health_check_failed()

    assert connection.health_check_done


def test_a_statement_is_planned_once(db):
    for number in (1, 2, 3):
        with connection.planned_cursor() as cursor:
            cursor.execute("SELECT CAST(%(number)s AS bigint) + 20261130", {"number": number})
            assert cursor.fetchone() == (number + 20261130,)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%+ 20261130%%'", [])
        assert cursor.fetchone() == (1,)


def _end_this_line() -> None:
    """As a restart of the server does."""
    connection.ensure_connection()
    ended = connection.connection.info.backend_pid
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
    other.close()
