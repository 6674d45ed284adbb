"""A PostgreSQL server of our own that writes to disk as a real one does, and can be killed, stopped and followed by a standby."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.faults.servers import free_port


def programs() -> Path | None:
    """Where initdb and pg_ctl lie; None when they cannot be used here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"))
    if not found or (os.getuid() == 0 and not shutil.which("runuser")):
        return None
    return found[-1]


class PostgreSQL:
    """A server below `folder` on a port of its own; `copy_of` another makes it a standby of that one."""

    def __init__(self, folder: Path, copy_of: "PostgreSQL | None" = None, name: str = "main"):
        self._folder, self.port = folder / name, free_port()
        folder.chmod(0o755)
        for above in list(folder.parents)[:2]:
            above.chmod(above.stat().st_mode | 0o011)
        self._folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._data = self._folder / "data"
        if copy_of is None:
            self._run("initdb", "-D", self._data, "-U", "gridschool", "--auth=trust", "-E", "UTF8")
        else:
            address = ["-h", "127.0.0.1", "-p", str(copy_of.port), "-U", "gridschool"]
            self._run("pg_basebackup", *address, "-D", self._data, "-R", "-c", "fast", "-X", "stream")
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://gridschool@127.0.0.1:{self.port}/gridschool"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder}"
        options += " -c shared_buffers=32MB"
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "60", "-l", self._folder / "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """Postmaster and backends, as a power cut ends them."""
        pid = int((self._data / "postmaster.pid").read_text().split()[0])
        family = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
        for process in family:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while not all(map(_is_gone, family)):
            time.sleep(0.01)
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def promote(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "promote")

    def set(self, **values: str) -> None:
        """Settings that hold from now on."""
        for name, value in values.items():
            self.sql(f"ALTER SYSTEM SET {name} = '{value}'")
        self.sql("SELECT pg_reload_conf()")

    def sql(self, text: str) -> list[tuple]:
        import psycopg

        address = f"host=127.0.0.1 port={self.port} user=gridschool dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(text)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(programs() / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, cwd="/", check=True, **silent)  # noqa: S603  PostgreSQL's own programs


def _is_gone(process: int) -> bool:
    """A zombie waits for somebody to ask how it ended: it holds nothing any more."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
