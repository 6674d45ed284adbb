"""The database is killed, stopped, filled up or replaced while phones save."""

import logging
import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults import postgresql
from tests.faults.conftest import prepared, times
from tests.faults.phones import sitting
from tests.faults.servers import ROOT, Nursery, Server

logger = logging.getLogger(__name__)
needs_postgresql = pytest.mark.skipif(
    postgresql.programs() is None, reason="no PostgreSQL programs that can be used here"
)
needs_mounting = pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("mount") or os.uname().sysname != "Linux",
    reason="only root may mount a small disk",
)


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


@needs_postgresql
@pytest.mark.faults
@pytest.mark.parametrize("lane", [1, 2])
def test_what_was_acknowledged_survives_the_death_of_server_and_database(nursery, database, lane):
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

    assert hall.troubles > 0
    logger.info("lane %s on PostgreSQL: %s kills, %s", lane, kills, hall)


@needs_postgresql
@pytest.mark.faults
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


@needs_postgresql
@pytest.mark.faults
@pytest.mark.parametrize("lane", [1, 2])
def test_a_synchronous_standby_takes_over_and_nothing_is_lost(nursery, database, lane):
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

    assert hall.troubles > 0
    logger.info("lane %s, a standby took over: %s", lane, hall)


@needs_postgresql
@pytest.mark.faults
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
    for _ in range(200):
        if database.sql("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"):
            return
        time.sleep(0.05)
    raise AssertionError("the standby does not follow")


def check(database: postgresql.PostgreSQL) -> str:
    command = [ROOT / ".venv/bin/python", "manage.py", "check", "--database", "default"]
    places = {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(command, cwd=ROOT, env=os.environ | places, capture_output=True, text=True).stderr  # noqa: S603


@needs_mounting
def test_a_full_disk_refuses_and_loses_nothing(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", disk)
    nursery = None
    try:
        nursery = Nursery(*prepared(disk))
        for lane, megabytes in ((1, 80), (2, 96)):
            with Server(nursery, lane) as server, sitting(nursery, server.port, phones=4) as hall:
                hall.wait_for_saves(20)
                fill(disk / f"ballast {lane}")
                hall.wait_for_troubles(each=5)  # what needs more room is refused now
                mount("-o", f"remount,size={megabytes}m", disk)
                hall.recover()
    finally:
        if nursery:
            nursery.close()
        subprocess.run(["/bin/umount", "-l", disk], check=True)  # noqa: S603


def fill(file: Path) -> None:
    with suppress(OSError), file.open("wb", buffering=0) as ballast:
        while True:
            ballast.write(b"x" * 4096)


def mount(*arguments: object) -> None:
    subprocess.run(["/bin/mount", *map(str, arguments)], check=True)  # noqa: S603
