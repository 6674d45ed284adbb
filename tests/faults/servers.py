"""Web servers that can be killed, stopped and started again at the same address."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


class Nursery:
    """The process of `nursery`, with data in `folder` and the database at `url`."""

    def __init__(self, folder: Path, url: str):
        places = {"DATA_DIR": str(folder), "DATABASE_URL": url, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
        places["AS_IN_PRODUCTION"] = "1"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"} | places,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "ready"

    def ask(self, do: str, **values: Any) -> Any:
        self._process.stdin.write(json.dumps({"do": do} | values) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> Any:
        return json.loads(self._process.stdout.readline())


class Server:
    """One web server of a nursery, with lane 1 or 2."""

    def __init__(self, nursery: Nursery, lane: int, wall: Path | None = None):
        self.nursery, self.lane, self.port, self.kills = nursery, lane, free_port(), 0
        self._wall = str(wall or "")
        self.group = 0

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._end(signal.SIGKILL)

    def start(self) -> None:
        self.group = self.nursery.ask("serve", lane=self.lane, port=self.port, wall=self._wall)
        wait_for(self.port)

    def kill(self) -> None:
        """As the kernel or a power cut ends it: no handler runs, nothing is flushed."""
        self._end(signal.SIGKILL)
        self.kills += 1

    def stop(self) -> None:
        """As systemd ends it: what was taken is answered first."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.group:
            end = os.killpg if how == signal.SIGKILL else os.kill
            end(self.group, how)
            while alive(self.group) or listens(self.port):
                time.sleep(0.005)
        self.group = 0


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def wait_for(port: int, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not listens(port):
        assert time.monotonic() < until, "the server did not come up"
        time.sleep(0.01)


def free_port() -> int:
    """Below those that the kernel lends to whoever calls out: while a server is away, a phone that tries again and again would
    otherwise get that very port some day, and with it a line to itself.
    """
    while True:
        port = random.randrange(10_000, 32_000)
        with suppress(OSError), socket.socket() as free:
            free.bind(("127.0.0.1", port))
            return port
