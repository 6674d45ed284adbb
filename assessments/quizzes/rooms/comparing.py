"""Whether two people read the same off a sheet."""

import unicodedata

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.models import Seat, TypedSheet
from assessments.quizzes.sitting.sheets import from_text


def differing(one: dict[str, Given], other: dict[str, Given]) -> list[str]:
    """The slots, in order, to which they give another answer. Half-width is like full-width, and spaces do not count."""
    slots = sorted({*one, *other}, key=int)
    return [slot for slot in slots if _plain(one.get(slot, "")) != _plain(other.get(slot, ""))]


def standing_sheets(seat: Seat) -> list[TypedSheet]:
    """The last sheet of each person who typed, at most two, in the order in which they began. `by` is loaded when `typed` is
    prefetched with it.
    """
    last: dict[int, TypedSheet] = {}
    for sheet in sorted(seat.typed.all(), key=lambda row: row.pk):
        last[sheet.by_id] = sheet  # a key keeps the place it first had
    return list(last.values())


def sheet_of(row: TypedSheet) -> dict[str, Given]:
    return from_text(row.answers)


def _plain(given: Given) -> Given:
    if isinstance(given, list):
        return [_plain(one) for one in given]
    return "".join(unicodedata.normalize("NFKC", given).split())
