"""The clock of exams: whole microseconds since 1970, compared as integers on both databases."""

import time
from datetime import UTC, date, datetime
from datetime import time as clock_time

from django.utils import timezone

SECOND = 1_000_000
MINUTE = 60 * SECOND
GRACE = (
    30 * SECOND
)  # what was under way when time was up still counts: the phone stops at the deadline, networks are slow


def now_us() -> int:
    return time.time_ns() // 1_000


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
