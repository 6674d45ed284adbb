"""From totals to grades: the band by points, then the quotas. Pure, and exact: totals are compared as they are.

A quota is a share of the people who have a total, rounded down to whole people. Whoever does not fit falls to the next
lower grade. People with the same total at the cut are treated alike: they all fall.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from assessments.appraisals.numerals import plain

UNGRADED = "不定等次"
Key = TypeVar("Key", bound=Hashable)


class Limits(Protocol):
    """A band as the rule sees it, highest first in a list."""

    name: str
    floor: Decimal
    quota_percent: Decimal | None


@dataclass(frozen=True)
class Verdict:
    """The band by points alone, the grade after the quotas, and in words why they differ."""

    band: str
    grade: str
    note: str = ""


def band_of(total: Decimal, bands: Sequence[Limits]) -> str:
    """The highest band whose floor the total reaches. Bands of a published scheme begin at 0, so there always is one."""
    return next(band.name for band in bands if total >= band.floor)


def places(people: int, quota_percent: Decimal) -> int:
    """How many people a quota admits: 15 % of 350 is 52."""
    return int(people * quota_percent // 100)


def grade(totals: Mapping[Key, Decimal], bands: Sequence[Limits]) -> dict[Key, Verdict]:
    """A verdict for each person with a total. Bands come highest first."""
    by_points = {key: band_of(total, bands) for key, total in totals.items()}
    verdicts: dict[Key, Verdict] = {}
    fallen: dict[Key, str] = {}
    for position, band in enumerate(bands):
        standing = [key for key, name in by_points.items() if name == band.name] + list(fallen)
        kept, fallen_now = _cut(standing, totals, band, len(totals))
        for key in kept:
            verdicts[key] = Verdict(by_points[key], band.name, _note(fallen.get(key), band.name))
        following = bands[position + 1].name if position + 1 < len(bands) else ""
        fallen = {key: _because(band, len(totals), tied) for key, tied in fallen_now.items() if following}
    return verdicts


def _cut(standing: list, totals: Mapping, band: Limits, people: int) -> tuple[list, dict]:
    """Who stays, and who falls (with how many shared the total at the cut, 1 when nobody did)."""
    if band.quota_percent is None or len(standing) <= (room := places(people, band.quota_percent)):
        return standing, {}
    ordered = sorted((totals[key] for key in standing), reverse=True)
    at_cut = ordered[room]
    tied = ordered.count(at_cut) if room and ordered[room - 1] == at_cut else 1
    kept = [key for key in standing if totals[key] > at_cut]
    return kept, {key: tied if totals[key] == at_cut else 1 for key in standing if totals[key] <= at_cut}


def _because(band: Limits, people: int, tied: int) -> str:
    percent = band.quota_percent or Decimal(0)
    room = places(people, percent)
    quota = f"“{band.name}”最多 {room} 人（{people} 人的 {plain(percent)} %，不足一人的舍去）"
    if tied > 1:
        return f"{quota}，末位 {tied} 人同分，一并降一等"
    return f"{quota}，按总分排不进"


def _note(because: str | None, name: str) -> str:
    return f"{because}，定为“{name}”。" if because else ""
