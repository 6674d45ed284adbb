"""The page on which somebody decides, with the paper in hand, where two people read a sheet differently."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.models import Seat
from assessments.quizzes.rooms.boxes import Box, boxes_of, taken_apart
from assessments.quizzes.rooms.comparing import differing, sheet_of, standing_sheets
from assessments.quizzes.rooms.entering import questions_of_seat
from assessments.quizzes.rooms.reading import read_sheet
from assessments.quizzes.sitting.questions import Question
from people.models import User

ONE, OTHER, NEITHER = "1", "2", "3"


@dataclass(frozen=True)
class Line:
    """A box with what either typed, and what was typed into it now."""

    box: Box
    first: str
    second: str
    value: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Difference:
    """A question that was read differently. `take`: whose reading was chosen on the page."""

    question: Question
    readers: tuple[User, User]
    given: tuple[Given, Given]
    lines: tuple[Line, ...]
    take: str = ""
    fault: str = ""

    @property
    def name(self) -> str:
        return f"take-{self.question.slot}"


def differences(seat: Seat) -> list[Difference]:
    """In the order of the paper; none for a seat that is settled or that fewer than two have typed. `typed__by` prefetched."""
    typed = standing_sheets(seat)
    if len(typed) != 2 or seat.attempt_id:
        return []
    one, other = (sheet_of(row) for row in typed)
    slots = set(differing(one, other))
    readers = (typed[0].by, typed[1].by)
    return [
        _difference(question, readers, (one.get(str(question.slot), ""), other.get(str(question.slot), "")))
        for question in questions_of_seat(seat)
        if str(question.slot) in slots
    ]


def read(found: list[Difference], posted: Mapping[str, str]) -> tuple[dict[str, Given], dict[str, str]]:
    """({slot: what stands on the paper}, sentences by the name of a choice or a box) from the page's form."""
    chosen: dict[str, Given] = {}
    faults: dict[str, str] = {}
    for one in found:
        take = posted.get(one.name, "")
        if take in {ONE, OTHER}:
            chosen[str(one.question.slot)] = one.given[int(take) - 1]
        elif take == NEITHER:
            entry = read_sheet([one.question], posted)
            chosen[str(one.question.slot)] = entry.sheet.get(str(one.question.slot), "")
            faults |= entry.faults
        else:
            faults[one.name] = _("请定这一题。")
    return chosen, faults


def shown(found: list[Difference], posted: Mapping[str, str], faults: Mapping[str, str]) -> list[Difference]:
    """With what was chosen and typed on the page."""
    return [
        replace(
            one,
            take=posted.get(one.name, ""),
            fault=faults.get(one.name, ""),
            lines=tuple(
                replace(line, value=posted.get(line.box.name, ""), fault=faults.get(line.box.name, ""))
                for line in one.lines
            ),
        )
        for one in found
    ]


def _difference(question: Question, readers: tuple[User, User], given: tuple[Given, Given]) -> Difference:
    first, second = (taken_apart(question, one) for one in given)
    lines = tuple(Line(box, first[box.name], second[box.name]) for box in boxes_of(question))
    return Difference(question, readers, given, lines)
