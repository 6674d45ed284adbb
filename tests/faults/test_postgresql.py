"""PostgreSQL is killed, stopped or replaced while phones save."""

import os
import subprocess
import time

import pytest

from tests.faults import postgresql
from tests.faults.conftest import times
from tests.faults.phones import sitting
from tests.faults.servers import ROOT, Server

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(postgresql.programs() is None, reason="no PostgreSQL programs that can be used here"),
]


@pytest.fixture(scope="module")
def database():
    server = postgresql.PostgreSQL()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def nursery(database, tmp_path_factory):
    nursery = postgresql.nursery(database, tmp_path_factory.mktemp("on_postgresql"))
    yield nursery
    nursery.close()


@pytest.mark.parametrize("lane", [1, 2])
def test_what_was_acknowledged_survives_the_death_of_server_and_database(nursery, database, lane, tell):
    kills = times(4, "FAULTS_DATABASE_KILLS")
    with Server(nursery, lane) as server, sitting(nursery, server.port) as hall:
        for turn in range(kills):
            hall.wait_for_saves(10)
            if turn % 2:
                database.kill()
                database.start()
            else:
                server.kill()
                server.start()
        hall.recover()

    tell(f"lane {lane} on PostgreSQL: {kills} kills, {hall}")
    assert hall.troubles >= kills


@pytest.mark.parametrize("lane", [1, 2])
def test_a_database_that_was_stopped_is_found_again(nursery, database, lane):
    with Server(nursery, lane) as server, sitting(nursery, server.port) as hall:
        hall.wait_for_saves(50)
        database.stop()
        hall.wait_for_troubles(each=3)
        before = hall.saved
        hall.wait_for_troubles(each=20)
        assert hall.saved == before
        database.start()
        hall.recover()


@pytest.mark.parametrize("lane", [1, 2])
def test_a_synchronous_standby_takes_over_and_nothing_is_lost(nursery, database, lane, tell):
    standby = postgresql.PostgreSQL(copy_of=database)
    database.set(synchronous_standby_names="*", synchronous_commit="on")
    until_in_step(database)
    with Server(nursery, lane) as server, sitting(nursery, server.port) as hall:
        hall.wait_for_saves(200)
        database.kill()
        standby.promote()
        standby.set(synchronous_standby_names="")
        standby.stop()
        database.replace_by(standby)  # the address stays, as behind a floating name
        hall.recover()

    tell(f"lane {lane}, a standby took over: {hall}")
    assert hall.troubles > 0


def test_the_operator_is_warned_of_a_standby_that_follows_later():
    main = postgresql.PostgreSQL()
    main.sql("CREATE DATABASE gridschool", "postgres")
    standby = postgresql.PostgreSQL(copy_of=main)
    try:
        assert "gridschool.W005" in check(main)
        main.set(synchronous_standby_names="*")
        until_in_step(main)
        assert "gridschool.W005" not in check(main)
    finally:
        standby.remove()
        main.remove()


def until_in_step(database: postgresql.PostgreSQL) -> None:
    for _ in range(2_000):
        if database.sql("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"):
            return
        time.sleep(0.05)
    raise AssertionError("the standby does not follow")


def check(database: postgresql.PostgreSQL) -> str:
    command = [ROOT / ".venv/bin/python", "manage.py", "check", "--database", "default"]
    places = {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(command, cwd=ROOT, env=os.environ | places, capture_output=True, text=True).stderr  # noqa: S603
