"""A city sits an exam: everybody opens the page before it within three minutes, begins within a minute, saves every fifteen
seconds, and hands in within a minute.

On SQLite with synchronous=FULL and, where its programs are installed, on PostgreSQL; one web server, one marking process, all on
this machine with the load itself. CANDIDATES (12,000), MINUTE (60 seconds); LANE (1).
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

from django.db import connection

from tests.bench.exam_city import TOKEN
from tests.bench.open_loop import Loop, Phase, Request
from tests.bench.rows import Row
from tests.bench.save_lanes import UPSERT, _cpu, _pgbench, _plain_upserts
from tests.faults import postgresql
from tests.faults.servers import ROOT, Nursery, Server

CANDIDATES, MINUTE = int(os.environ.get("CANDIDATES", 12_000)), float(os.environ.get("MINUTE", 60))
LANE, SAVES = int(os.environ.get("LANE", 1)), 5
GOAL = (
    "0 failed or lost; saves p95 ≤ 50 ms; hand-in ≤ 1.5 ms, marking ≤ 3 ms, a candidate ≤ 30 ms of CPU; results ≤ 120 s"
)


def exam_day() -> Row:
    with TemporaryDirectory(prefix="gridschool-exam-day-") as folder:
        days = [_on_sqlite(Path(folder))]
        if postgresql.programs():
            days.append(_on_postgresql(Path(folder)))
    figure = "; ".join(day.figure for day in days)
    beside = "; ".join(day.yardstick for day in days)
    return Row("exam_day", GOAL, figure, f"{beside}, load {os.getloadavg()[0]:.1f}", all(day.held for day in days))


def _on_sqlite(folder: Path) -> Row:
    place = folder / "sqlite"
    (place / "private").mkdir(parents=True)
    connection.close()
    shutil.copyfile(connection.settings_dict["NAME"], place / "day.sqlite3")
    nursery = Nursery(place, url := f"sqlite:///{place / 'day.sqlite3'}")
    try:
        upserts = _plain_upserts(place / "yardstick.sqlite3")
        return _day("SQLite", nursery, place, url, lambda: 0.0, f"SQLite UPSERT {upserts:.0f}/s")
    finally:
        nursery.close()


def _on_postgresql(folder: Path) -> Row:
    database = postgresql.PostgreSQL()
    nursery = postgresql.nursery(database, folder)
    try:
        database.sql("CREATE TABLE yardstick (id integer PRIMARY KEY, sheet text, revision integer)")
        (script := folder / "upsert.sql").write_text(UPSERT)
        upserts = _pgbench(database, script)
        beside = f"pgbench UPSERT {upserts:.0f}/s"
        return _day("PostgreSQL", nursery, folder, database.url, lambda: _cpu(database.pid), beside)
    finally:
        nursery.close()
        database.remove()


def _day(name: str, nursery: Nursery, folder: Path, url: str, database_cpu: Callable[[], float], beside: str) -> Row:
    """The marking process rests while papers are handed in, so that what each of them costs is told apart; then all wait."""
    eve = nursery.ask("eve", candidates=CANDIDATES)
    with Server(nursery, LANE) as server, _Marker(folder, url) as marker:
        meter = _Meter(lambda: _cpu(server.group), database_cpu, lambda: _cpu(marker.pid))
        day = _Day(eve, server.port)
        day.enter()
        entering = meter.lap()
        day.begin()
        assert not day.starts.failures, day.starts.failures[0]
        sitting = meter.lap()
        sheets = nursery.ask("right_sheets")
        marker.rest()
        meter.lap()
        day.hand_in(sheets)
        handing_in = meter.lap()
        marker.go_on()
        marked_after = _wait_until_marked(nursery)
        marking = meter.lap()
        day.look()
        looking = meter.lap()
    lost = day.lost(nursery.ask("stored"))
    failed = sum(len(phase.failures) for phase in day.phases)
    whole = sum(entering) + sum(sitting) + sum(handing_in) + sum(marking) + sum(looking)
    figure = (
        f"{name}, {CANDIDATES} candidates: {', '.join(map(str, day.phases))}; {lost} lost; "
        f"CPU of a candidate {whole:.1f} ms: entering {sum(entering):.1f}, sitting {sitting[0]:.1f} and {sitting[1]:.1f} of the database, "
        f"handing in {sum(handing_in):.2f}, marking {sum(marking):.2f}, result {sum(looking):.1f}; "
        f"all marked {marked_after:.0f} s after the last was handed in"
    )
    cheap = whole <= 30 and sum(handing_in) <= 1.5 and sum(marking) <= 3
    held = not failed and not lost and day.saves.p95 <= 0.05 and cheap and marked_after <= 120
    return Row("exam_day", GOAL, figure, beside, held)


class _Day:
    """What the phones do, and what they were told."""

    def __init__(self, eve: dict, port: int):
        self._eve, self._port = eve, port
        names = ("enter", "begin", "paper", "save", "hand in", "result")
        self.phases = [Phase(name) for name in names]
        self.entries, self.starts, self.papers, self.saves, self.hand_ins, self.results = self.phases
        self._phones: list[dict] = [{"cookie": cookie} for cookie in eve["cookies"]]

    def enter(self) -> None:
        """The page before the exam, with the pass that begins it."""
        loop = Loop(self._port)
        for number, phone in enumerate(self._phones):
            phone["quiz"] = f"/quiz/{self._eve['enrolments'][number]}/{self._eve['order']}/"
            request = Request(self.entries, _get(phone["quiz"], phone["cookie"]), _given_a_pass(phone))
            loop.at(number * 3 * MINUTE / len(self._phones), request)
        loop.run()

    def begin(self) -> None:
        loop = Loop(self._port)
        for number, phone in enumerate(self._phones):
            path = f"{phone['quiz']}attempts/"
            form = urlencode({"csrfmiddlewaretoken": TOKEN, "pass": phone["pass"]})
            data = _post(path, form, "application/x-www-form-urlencoded", phone["cookie"])
            began = self._began(loop, phone)
            loop.at(number * MINUTE / len(self._phones), Request(self.starts, data, began))
        loop.run()

    def _began(self, loop: Loop, phone: dict):
        def answered(status: int, headers: str, _body: bytes) -> str | None:
            found = re.search(r"(?im)^location: (/attempts/(\d+)/)\r?$", headers)
            if status != 302 or not found:
                return f"begin {status}"
            phone["path"], phone["attempt"] = found[1], found[2]
            set_cookies = re.findall(r"(?im)^set-cookie: ([^;\r]+)", headers)
            cookies = "; ".join([phone["cookie"], *set_cookies])
            loop.at(0, Request(self.papers, _get(found[1], cookies), self._opened(loop, phone)))
            return None

        return answered

    def _opened(self, loop: Loop, phone: dict):
        def answered(status: int, _headers: str, body: bytes) -> str | None:
            found = re.search(rb'data-ticket="([^"]+)"', body)
            if status != 200 or not found:
                return f"paper {status}"
            phone.update(ticket=found[1].decode(), revision=0, answers={})
            loop.at(MINUTE / 4, self._save(loop, phone))
            return None

        return answered

    def _save(self, loop: Loop, phone: dict) -> Request:
        first = 10 * phone["revision"] + 1
        phone["answers"] |= {str(slot): "ABCD"[slot % 4] for slot in range(first, first + 10)}

        def answered(status: int, _headers: str, body: bytes) -> str | None:
            if status != 200:
                return f"save {status} {body[:80]!r}"
            phone["revision"] += 1
            if phone["revision"] < SAVES:
                loop.at(MINUTE / 4, self._save(loop, phone))
            return None

        return Request(self.saves, self._sheet(phone, "answers/"), answered)

    def hand_in(self, sheets: dict[str, dict]) -> None:
        """Five of six answers are right."""
        loop = Loop(self._port)
        for number, phone in enumerate(self._phones):
            right = sheets[phone["attempt"]]
            phone["answers"] = {slot: "A" if (int(slot) + number) % 6 == 0 else right[slot] for slot in right}
            request = Request(self.hand_ins, self._sheet(phone, "submission/"), self._handed_in(phone))
            loop.at(number * MINUTE / len(self._phones), request)
        loop.run()

    def _handed_in(self, phone: dict):
        def answered(status: int, _headers: str, body: bytes) -> str | None:
            if status != 200:
                return f"hand in {status} {body[:80]!r}"
            phone["revision"] += 1
            return None

        return answered

    def look(self) -> None:
        loop = Loop(self._port)
        for number, phone in enumerate(self._phones):
            request = Request(self.results, _get(f"{phone['path']}result/", phone["cookie"]), _shown)
            loop.at(number * MINUTE / len(self._phones), request)
        loop.run()

    def lost(self, stored: dict[str, dict]) -> int:
        """Sheets that were acknowledged and are not in the database as they were sent."""
        return sum(
            stored[phone["attempt"]]["answers"] != phone["answers"]
            or stored[phone["attempt"]]["revision"] != phone["revision"]
            for phone in self._phones
        )

    def _sheet(self, phone: dict, what: str) -> bytes:
        body = {"ticket": phone["ticket"], "base": phone["revision"], "answers": phone["answers"]}
        body["save"] = f"{phone['attempt']}x{phone['revision']}"
        return _post(phone["path"] + what, json.dumps(body), "application/json")


def _given_a_pass(phone: dict):
    def answered(status: int, _headers: str, body: bytes) -> str | None:
        found = re.search(rb'name="pass" value="([^"]+)"', body)
        if status != 200 or not found:
            return f"enter {status}"
        phone["pass"] = found[1].decode()
        return None

    return answered


def _shown(status: int, _headers: str, body: bytes) -> str | None:
    return None if status == 200 and b"figure-value" in body else f"result {status}"


def _get(path: str, cookie: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()


def _post(path: str, body: str, kind: str, cookie: str = "") -> bytes:
    sent = body.encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Length: {len(sent)}\r\n\r\n".encode() + sent


class _Marker:
    """The marking process, as `scripts/serve.sh` runs it."""

    def __init__(self, folder: Path, url: str):
        places = {"DATA_DIR": str(folder), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        places["AS_IN_PRODUCTION"] = "1"
        command = [sys.executable, "manage.py", "mark_attempts", "--every", "1"]
        self._process = subprocess.Popen(command, cwd=ROOT, env=os.environ | places)  # noqa: S603  our own program
        self.pid = self._process.pid

    def __enter__(self) -> "_Marker":
        time.sleep(5)  # its start is not what is measured
        return self

    def rest(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait()


class _Meter:
    """CPU of web server, database and marking process between two looks, in milliseconds a candidate."""

    def __init__(self, *read: Callable[[], float]):
        self._read = read
        self._last = [one() for one in read]

    def lap(self) -> list[float]:
        now = [one() for one in self._read]
        before, self._last = self._last, now
        return [(one - other) * 1000 / CANDIDATES for one, other in zip(now, before, strict=True)]


def _wait_until_marked(nursery: Nursery) -> float:
    began = perf_counter()
    while nursery.ask("unmarked"):
        time.sleep(0.5)
        assert perf_counter() - began < 600, "the marking process does not get on"
    return perf_counter() - began
