"""The clock of exams: whole microseconds since 1970, compared as integers on both databases.

It runs by the time since this machine was started plus an anchor that all its processes share (`anchoring`), so whoever sets the
wall clock during an exam gives and takes no time.
"""

import logging
from datetime import UTC, date, datetime
from datetime import time as clock_time

from django.conf import settings
from django.utils import timezone

from assessments.quizzes.exam_time import anchoring
from assessments.quizzes.exam_time.anchoring import Anchor

SECOND = 1_000_000
MINUTE = 60 * SECOND
# What was under way when time was up still counts: the phone stops at the deadline, networks are slow.
GRACE = 30 * SECOND

logger = logging.getLogger(__name__)


class _Seen:
    """What this process last saw of the anchor: it looks once a second, and in between only adds."""

    offset = 0
    look_at = 0  # microseconds since the start of the machine
    parted = False


def now_us() -> int:
    """Exam time in microseconds since 1970."""
    boot = anchoring.boot_us()
    if boot >= _Seen.look_at:
        look()
        boot = anchoring.boot_us()
    return _Seen.offset + boot


def look() -> Anchor:
    """Reads the anchor anew, and raises the alarm when the wall clock has parted from exam time by more than a second."""
    anchor = anchoring.standing()
    _Seen.offset = anchor.at_us
    _Seen.look_at = anchoring.boot_us() + SECOND
    if settings.EXAM_CLOCK != "database":
        _alarm(anchoring.parted_us(anchor), doubtful=anchor.doubtful)
    return anchor


def is_sure() -> bool:
    """Whether a new exam may start: the clock is not one that an operator has to look at first."""
    return not look().doubtful


def parted(anchor: Anchor) -> bool:
    """Whether the wall clock shows another time than exams go by."""
    return abs(anchoring.parted_us(anchor)) > SECOND


def to_us(moment: datetime) -> int:
    """An aware datetime as microseconds."""
    return round(moment.timestamp() * SECOND)


def to_datetime(moment_us: int) -> datetime:
    """Microseconds as an aware datetime in UTC."""
    seconds, rest = divmod(moment_us, SECOND)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest)


def local_day(moment_us: int) -> date:
    return timezone.localdate(to_datetime(moment_us))


def end_of_day_us(day: date) -> int:
    """The last microsecond of a day in the office's time zone."""
    return to_us(datetime.combine(day, clock_time.max, timezone.get_default_timezone()))


def _alarm(ahead: int, *, doubtful: bool) -> None:
    """Once when they part, once when they are together again."""
    parted = abs(ahead) > SECOND and not doubtful
    if parted and not _Seen.parted:
        logger.error("exam clock: wall clock parted ahead_us=%d; exams go on by the time since boot", ahead)
    elif _Seen.parted and not parted:
        logger.warning("exam clock: wall clock together again ahead_us=%d", ahead)
    _Seen.parted = parted
