"""Phones that save all the time, try again under the same save id until they are answered, and note what was acknowledged."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from secrets import token_hex
from threading import Event, Thread

from tests.faults.servers import Nursery

PATIENCE = 120.0  # seconds until what should happen counts as not happening, on a machine busy with other things too


class Phone(Thread):
    """Sits one paper. The ledger: `saved` counts saves that were acknowledged, `sheet` is the last of them."""

    def __init__(self, paper: dict, port: int, stop: Event, pause: float):
        super().__init__(daemon=True)
        self.attempt, self._ticket = paper["attempt"], paper["ticket"]
        self._port, self._stopped, self._pause = port, stop, pause
        self._line: HTTPConnection | None = None
        self.saved, self.troubles, self.sheet = 0, 0, {}
        self.refusals: list[tuple[int, dict]] = []
        self.told: list[tuple[float, float, int]] = []  # asked when, answered when, how many microseconds remain
        self.slowest = 0.0

    def run(self) -> None:
        while not self._stopped.is_set() and not self.refusals:
            self._save({**self.sheet, str(self.saved % 5 + 1): f"答案 {self.saved + 1}"})
            time.sleep(random.random() * self._pause)
        self._hang_up()

    def _save(self, sheet: dict) -> None:
        body = json.dumps({"ticket": self._ticket, "answers": sheet, "base": self.saved, "save": token_hex(12)})
        begun, gave_up = time.monotonic(), None
        while True:
            asked = time.monotonic()
            status, reply = self._post(body)
            if status == 200:
                self.saved, self.sheet = self.saved + 1, sheet
                self.slowest = max(self.slowest, time.monotonic() - begun)
                self.told.append((asked, time.monotonic(), reply["remaining_us"]))
                if reply["revision"] != self.saved:
                    self.refusals.append((status, reply))
                return
            if 400 <= status < 500:
                self.refusals.append((status, reply))
                return
            self.troubles += 1
            if self._stopped.is_set():
                gave_up = gave_up or time.monotonic() + PATIENCE
                if time.monotonic() > gave_up:
                    self.refusals.append((0, {"reason": "never answered"}))
                    return
            time.sleep(0.02)

    def _post(self, body: str) -> tuple[int, dict]:
        """Status and reply; 0 when the line broke."""
        try:
            if self._line is None:
                self._line = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE / 4)
            headers = {"Content-Type": "application/json"}
            self._line.request("POST", f"/attempts/{self.attempt}/answers/", body, headers)
            answer = self._line.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if answer.status < 500 else {}
        except (OSError, HTTPException, ValueError):
            self._hang_up()
            return 0, {}

    def _hang_up(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


class Hall:
    """Phones that sit at the same time."""

    def __init__(self, nursery: Nursery, port: int, phones: int, pause: float):
        self.nursery, self.stop = nursery, Event()
        self.phones = [Phone(paper, port, self.stop, pause) for paper in nursery.ask("sit", papers=phones)]
        self.begun, self.seconds = time.monotonic(), 0.0

    @property
    def saved(self) -> int:
        return sum(phone.saved for phone in self.phones)

    @property
    def troubles(self) -> int:
        return sum(phone.troubles for phone in self.phones)

    def wait_for_saves(self, more: int, seconds: float = PATIENCE) -> None:
        """Until so many more have been acknowledged: a run that acknowledges nothing fails here."""
        wanted = self.saved + more
        wait_until(
            lambda: self.saved >= wanted, seconds, lambda: f"only {self.saved} of {wanted} saves were acknowledged"
        )

    def wait_for_troubles(self, each: int) -> None:
        """Until every phone has failed so often more: all of them have met what is broken."""
        wanted = [phone.troubles + each for phone in self.phones]
        wait_until(
            lambda: all(phone.troubles >= count for phone, count in zip(self.phones, wanted, strict=True)),
            PATIENCE,
            lambda: f"{self.troubles} troubles, and somebody saved all the time",
        )

    def recover(self, saves: int = 200) -> None:
        """Everything is mended: every phone saves again, and from then on nothing fails. A server that acknowledges little, or
        with errors, fails here, however slow the machine is.
        """
        before = [phone.saved for phone in self.phones]
        wait_until(
            lambda: all(phone.saved > count for phone, count in zip(self.phones, before, strict=True)),
            PATIENCE,
            lambda: "a phone cannot save any more",
        )
        troubles = self.troubles
        self.wait_for_saves(saves)
        assert self.troubles == troubles

    def compare(self) -> None:
        """Every acknowledged answer is there, once: what is stored is the last acknowledged sheet, after exactly as many
        revisions as saves were acknowledged."""
        stored = self.nursery.ask("stored")
        for phone in self.phones:
            assert phone.refusals == []
            row = stored[str(phone.attempt)]
            assert (row["state"], row["revision"], row["answers"]) == ("open", phone.saved, phone.sheet)

    def __str__(self) -> str:
        slowest = max(phone.slowest for phone in self.phones)
        return f"{self.saved} saves, {self.troubles} troubles, {self.seconds:.0f} s, slowest {slowest:.1f} s"


def wait_until(happened: Callable[[], bool], seconds: float, otherwise: Callable[[], str]) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, otherwise()
        time.sleep(0.005)


@contextmanager
def sitting(nursery: Nursery, port: int, phones: int = 8, pause: float = 0.0) -> Iterator[Hall]:
    """A hall that sits while the body makes trouble; afterwards its ledger is compared with the database."""
    hall = Hall(nursery, port, phones, pause)
    for phone in hall.phones:
        phone.start()
    try:
        yield hall
    finally:
        hall.stop.set()
        for phone in hall.phones:
            phone.join(PATIENCE + 10)
        hall.seconds = time.monotonic() - hall.begun
    hall.compare()
