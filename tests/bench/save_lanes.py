"""The two lanes of saving under 32 phones that never rest, beside pgbench's single UPSERT in the same run.

On PostgreSQL where its programs are installed, and on SQLite with synchronous=FULL. Rounds are interleaved (ROUNDS, 5), each
lasts SECONDS (3); medians count. CPU is that of web server and database together. Others' load spoils it: the load average is
printed, and counts for nothing above what the run itself makes.
"""

import os
import re
import selectors
import shutil
import socket
import sqlite3
import subprocess
from contextlib import suppress
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from django.db import connection

from tests.bench.rows import Row
from tests.faults import postgresql
from tests.faults.servers import Nursery, Server

PHONES = 32
ROUNDS, SECONDS = int(os.environ.get("ROUNDS", 5)), float(os.environ.get("SECONDS", 3))
TICKS = os.sysconf("SC_CLK_TCK")
UPSERT = """\\set id random(1, 12000)
INSERT INTO yardstick VALUES (:id, repeat('a', 300), 0)
ON CONFLICT (id) DO UPDATE SET sheet = EXCLUDED.sheet, revision = yardstick.revision + 1;
"""


def save_lanes() -> Row:
    with TemporaryDirectory(prefix="gridschool-lanes-") as folder:
        found = [_on_sqlite(Path(folder))]
        if postgresql.programs():
            found.append(_on_postgresql(Path(folder)))
    load = os.getloadavg()[0]
    return Row(
        "save_lanes",
        "lane 2: 30 % of pgbench's UPSERT, a quarter of lane 1's CPU",
        "; ".join(figure for figure, _beside, _held in found),
        "; ".join(beside for _figure, beside, _held in found) + f", load {load:.1f}",
        all(held for _figure, _beside, held in found),
    )


def _on_sqlite(folder: Path) -> tuple[str, str, bool]:
    place = folder / "sqlite"
    (place / "private").mkdir(parents=True)
    connection.close()
    shutil.copyfile(connection.settings_dict["NAME"], place / "lanes.sqlite3")
    nursery = Nursery(place, f"sqlite:///{place / 'lanes.sqlite3'}")
    try:
        first, second, yardstick = _rounds(nursery, lambda: 0.0, lambda: _plain_upserts(place / "yardstick.sqlite3"))
    finally:
        nursery.close()
    return _figure("SQLite", first, second, yardstick, "UPSERT of one process", least_share=0)


def _on_postgresql(folder: Path) -> tuple[str, str, bool]:
    database = postgresql.PostgreSQL()
    nursery = postgresql.nursery(database, folder)
    try:
        database.sql("CREATE TABLE yardstick (id integer PRIMARY KEY, sheet text, revision integer)")
        (script := folder / "upsert.sql").write_text(UPSERT)
        first, second, yardstick = _rounds(nursery, lambda: _cpu(database.pid), lambda: _pgbench(database, script))
    finally:
        nursery.close()
        database.remove()
    return _figure("PostgreSQL", first, second, yardstick, "pgbench UPSERT", least_share=0.3)


def _figure(name: str, first, second, yardstick: float, what: str, least_share: float) -> tuple[str, str, bool]:
    (rate1, cpu1), (rate2, cpu2) = first, second
    figure = f"{name}: {rate1:.0f}/s {cpu1 * 1000:.2f} ms | {rate2:.0f}/s {cpu2 * 1000:.2f} ms"
    beside = f"{what} {yardstick:.0f}/s: {rate1 / yardstick:.0%} | {rate2 / yardstick:.0%}, CPU {cpu2 / cpu1:.0%}"
    return figure, beside, rate2 >= least_share * yardstick and cpu2 <= cpu1 / 4


def _rounds(nursery: Nursery, database_cpu, yardstick) -> tuple[tuple[float, float], tuple[float, float], float]:
    """Saves a second and CPU seconds a save of each lane, and the yardstick's rate; medians of interleaved rounds."""
    with Server(nursery, 1) as one, Server(nursery, 2) as two:
        found: list[list] = [[], [], []]
        for _ in range(ROUNDS):
            found[0].append(_load(nursery, one, database_cpu))
            found[1].append(_load(nursery, two, database_cpu))
            found[2].append(yardstick())
    lanes = [(median(rate for rate, _ in rounds), median(cpu for _, cpu in rounds)) for rounds in found[:2]]
    return lanes[0], lanes[1], median(found[2])


def _load(nursery: Nursery, server: Server, database_cpu) -> tuple[float, float]:
    """32 phones, each with its own paper, save as fast as they are answered. Every save must be acknowledged."""
    phones = [_Phone(paper, server.port) for paper in nursery.ask("sit", papers=PHONES)]
    watched = selectors.DefaultSelector()
    for phone in phones:
        watched.register(phone.line, selectors.EVENT_READ, phone)
        phone.send()
    used, begun = _cpu(server.group) + database_cpu(), perf_counter()
    while perf_counter() - begun < SECONDS:
        for key, _events in watched.select(1):
            key.data.receive()
            key.data.send()
    seconds, used = perf_counter() - begun, _cpu(server.group) + database_cpu() - used
    saved = sum(phone.saved for phone in phones)
    for phone in phones:
        phone.receive()
        phone.line.close()
    return saved / seconds, used / max(1, saved)


class _Phone:
    def __init__(self, paper: dict, port: int):
        self.line = socket.create_connection(("127.0.0.1", port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.saved = 0
        self._head = f"POST /attempts/{paper['attempt']}/answers/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        self._head += "Content-Type: application/json\r\nContent-Length: "
        text = "x" * 60
        answers = ", ".join(f'"{slot}": "{text}"' for slot in range(1, 6))
        self._body = f'{{"ticket": "{paper["ticket"]}", "answers": {{{answers}}}, "save": "a%d", "base": %d}}'

    def send(self) -> None:
        body = self._body % (self.saved, self.saved)
        self.line.sendall(f"{self._head}{len(body)}\r\n\r\n{body}".encode())

    def receive(self) -> None:
        reply = self.line.recv(65_536)
        while b"}" not in reply:
            reply += self.line.recv(65_536)
        self.saved += 1
        assert f'"revision": {self.saved},'.encode() in reply, reply


def _cpu(process: int) -> float:
    """CPU seconds that the process and its children, living and ended, have used."""
    seconds = 0.0
    with suppress(FileNotFoundError):
        numbers = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]
        seconds = sum(map(int, numbers)) / TICKS
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            seconds += _cpu(int(child))
    return seconds


def _plain_upserts(file: Path) -> float:
    line = sqlite3.connect(file, isolation_level=None)
    for text in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"):
        line.execute(text)
    line.execute("CREATE TABLE IF NOT EXISTS yardstick (id INTEGER PRIMARY KEY, sheet TEXT, revision INTEGER)")
    number, begun = count(), perf_counter()
    while perf_counter() - begun < SECONDS:
        line.execute(
            "INSERT INTO yardstick VALUES (?, ?, 0) ON CONFLICT (id) DO UPDATE SET revision = revision + 1",
            [next(number) * 7919 % 12_000, "a" * 300],
        )
    line.close()
    return next(number) / (perf_counter() - begun)


def _pgbench(database: postgresql.PostgreSQL, script: Path) -> float:
    command = [postgresql.programs() / "pgbench", "-n", "-M", "prepared", "-c", str(PHONES), "-j", "2"]
    command += ["-T", str(max(1, round(SECONDS))), "-f", script, "-h", "127.0.0.1", "-p", str(database.port)]
    run = subprocess.run(  # noqa: S603  PostgreSQL's own program
        [*command, "-U", "gridschool", "gridschool"], capture_output=True, text=True, check=True
    )
    return float(re.search(r"tps = ([0-9.]+)", run.stdout)[1])
