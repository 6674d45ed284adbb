"""The disk fills up while phones save, and is enlarged."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.conftest import prepared
from tests.faults.phones import sitting
from tests.faults.servers import Nursery, Server

pytestmark = pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("mount") or os.uname().sysname != "Linux",
    reason="only root may mount a small disk",
)


def test_a_full_disk_refuses_and_loses_nothing(django_db_setup, tmp_path):
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
