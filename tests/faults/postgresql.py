"""A PostgreSQL server of our own that writes to disk as a real one does, and can be killed, stopped and followed by a standby."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp

import psycopg

from tests.faults.servers import ROOT, Nursery, free_port

# After a kill all of a server's files are brought to the disk before it recovers: one by one that takes seconds.
AT_ONCE = " -c recovery_init_sync_method=syncfs" if sys.platform == "linux" else ""


def programs() -> Path | None:
    """Where initdb and pg_ctl lie; None when they cannot be used here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"))
    if not found or (os.getuid() == 0 and not shutil.which("runuser")):
        return None
    return found[-1]


class PostgreSQL:
    """A server in a temporary folder and on a port of its own; `copy_of` another makes it a standby of that one."""

    def __init__(self, copy_of: "PostgreSQL | None" = None):
        # Not below pytest's folder, which pytest closes to everybody but root.
        self._folder, self.port = Path(mkdtemp(prefix="gridschool-postgresql-")), free_port()
        if os.getuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._data = self._folder / "data"
        self._folders = {self._folder}
        if copy_of is None:
            self._run("initdb", "-D", self._data, "-U", "gridschool", "--auth=trust", "-E", "UTF8")
        else:
            address = ["-h", "127.0.0.1", "-p", str(copy_of.port), "-U", "gridschool"]
            self._run("pg_basebackup", *address, "-D", self._data, "-R", "-c", "fast", "-X", "stream")
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://gridschool@127.0.0.1:{self.port}/gridschool"

    @property
    def pid(self) -> int:
        return int((self._data / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=32MB{AT_ONCE}"
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "60", "-l", self._folder / "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def remove(self) -> None:
        with suppress(AssertionError):  # it may have been stopped already
            self.stop("immediate")
        for folder in self._folders:
            shutil.rmtree(folder)

    def kill(self) -> None:
        """Postmaster and backends, as a power cut ends them."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        family = [self.pid, *map(int, children)]
        for process in family:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while not all(map(_is_gone, family)):
            time.sleep(0.01)
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def replace_by(self, other: "PostgreSQL") -> None:
        """Starts with the data of another, which has been stopped, under the address of this one, and clears it away at the end."""
        self._data = other._data
        self._folders |= other._folders
        self.start()

    def promote(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "promote")

    def set(self, **values: str) -> None:
        """Settings that hold from now on."""
        for name, value in values.items():
            self.sql(f"ALTER SYSTEM SET {name} = '{value}'")
        self.sql("SELECT pg_reload_conf()")

    def sql(self, text: str, name: str = "gridschool") -> list[tuple]:
        address = f"host=127.0.0.1 port={self.port} user=gridschool dbname={name}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(text)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(programs() / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        with TemporaryFile("w+") as said:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said)  # noqa: S603  PostgreSQL's own programs
            said.seek(0)
            assert done.returncode == 0, said.read()


def nursery(database: PostgreSQL, folder: Path) -> Nursery:
    """The program on this server, migrated."""
    database.sql("CREATE DATABASE gridschool", "postgres")
    (folder / "private").mkdir(exist_ok=True)
    places = {"DATA_DIR": str(folder), "DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    places["PGOPTIONS"] = (
        "-c synchronous_commit=off"  # for the migrations: the first save brings them to the disk as well
    )
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=os.environ | places, check=True)  # noqa: S603  our own program
    return Nursery(folder, database.url)


def _is_gone(process: int) -> bool:
    """A zombie waits for somebody to ask how it ended: it holds nothing any more."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
