"""The anchor of the exam clock: the moment this machine was started, one for all processes until it is started anew.

Exam time is this anchor plus the time since the start, which nobody can set. The anchor is taken once from the wall clock (with
EXAM_CLOCK=database from the database host's) and kept in a small file in DATA_DIR; docs/kept-answers.md says what follows.
"""

import fcntl
import json
import logging
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # of macOS, the latter counts sleep too
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
LAST_KNOWN = "SELECT MAX(opened_us), MAX(saved_us), MAX(submitted_us) FROM quizzes_attempt"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Anchor:
    boot: str  # which start of the machine it belongs to
    at_us: int  # when that was, microseconds since 1970
    doubtful: bool = False  # the wall clock stood behind what had been saved; an operator confirms the time first


def standing() -> Anchor:
    """The anchor of this boot. The first process that asks makes it, all others find it.

    A wall clock behind the last thing that happened in an exam cannot be right: time then goes on from that thing, and the
    anchor is doubtful until `confirm`. While the database cannot be asked, the wall clock stands in and nothing is kept.
    """
    if anchor := kept():
        return anchor
    wall = reference_us()
    try:
        last = last_known_us()
    except Exception as error:  # not there yet, or not to be asked from here: whoever looks next asks again
        logger.debug("exam clock: the last save is not known yet: %s", error)
        return Anchor(boot_id(), wall - boot_us())
    with _alone():
        anchor = kept() or _keep(Anchor(boot_id(), max(wall, last) - boot_us(), doubtful=wall < last))
    if anchor.doubtful:
        logger.error("exam clock: doubtful wall_us=%d last_known_us=%d; see manage.py exam_clock", wall, last)
    return anchor


def kept() -> Anchor | None:
    """What the file says, when it is about this boot."""
    try:
        anchor = Anchor(**json.loads(path().read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return anchor if anchor.boot == boot_id() else None


def confirm() -> Anchor:
    """Takes the anchor anew from the wall clock. The other processes follow within a second."""
    with _alone():
        return _keep(Anchor(boot_id(), reference_us() - boot_us()))


def parted_us(anchor: Anchor) -> int:
    """How far the wall clock is ahead of exam time, in microseconds; behind: negative."""
    return reference_us() - anchor.at_us - boot_us()


def reference_us() -> int:
    """The clock that anchors are taken from."""
    return database_us() if settings.EXAM_CLOCK == "database" else wall_us()


def database_us() -> int:
    """The database host's clock, as it stood half way through asking. SQLite has none but ours."""
    if connection.vendor != "postgresql":
        return wall_us()
    asked = boot_us()
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)")
        return cursor.fetchone()[0] + (boot_us() - asked) // 2


def last_known_us() -> int:
    """When something last happened in an exam, as far as the database knows. The demonstration's exams are invented, some of
    them on days that are still to come: they say nothing.
    """
    if settings.DEMO:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(LAST_KNOWN)
        return max((moment for moment in cursor.fetchone() if moment), default=0)


def wall_us() -> int:
    return time.time_ns() // 1_000


def boot_us() -> int:
    """Microseconds since the machine was started, sleep included."""
    return time.clock_gettime_ns(SINCE_BOOT) // 1_000


@cache
def boot_id() -> str:
    """A name for this start of the machine: the kernel's own."""
    if BOOT_ID.exists():
        return BOOT_ID.read_text().strip()
    command = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def path() -> Path:
    return settings.DATA_DIR / "exam-clock.json"


def _keep(anchor: Anchor) -> Anchor:
    new = path().with_suffix(".new")
    new.write_text(json.dumps(asdict(anchor)))
    new.replace(path())
    return anchor


@contextmanager
def _alone() -> Iterator[None]:
    with path().with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
