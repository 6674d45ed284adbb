"""The page on which a sheet is typed in, its fields in the order of the printed sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.quizzes.models import Seat
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.boxes import Box, boxes_of, in_columns, taken_apart
from assessments.quizzes.rooms.codes import spaced
from assessments.quizzes.rooms.comparing import sheet_of, standing_sheets
from assessments.quizzes.rooms.settling import check
from assessments.quizzes.sitting.questions import Question
from people.models import User


@dataclass(frozen=True)
class Field:
    box: Box
    value: str
    fault: str

    @property
    def written(self) -> bool:
        """A text rather than letters or digits: its field is wide."""
        return not self.box.letters and self.box.kind != "ordering"


def context(seat: Seat, questions: list[Question], typed: Mapping[str, str], faults: Mapping[str, str]) -> dict:
    choosing, writing = (
        [
            Field(box, typed.get(box.name, ""), faults.get(box.name, ""))
            for question in part
            for box in boxes_of(question)
        ]
        for part in in_columns(questions)
    )
    return {
        "room": seat.room,
        "seat": seat,
        "code": spaced(seat.code),
        "choosing": choosing,
        "writing": writing,
        "faults": faults,
    }


def own_words(seat: Seat, questions: list[Question], by: User) -> dict[str, str]:
    """What this person typed before, by the names of the boxes: it can be put right until somebody else has typed."""
    own = next((sheet_of(row) for row in standing_sheets(seat) if row.by_id == by.pk), {})
    return {
        name: text
        for question in questions
        if str(question.slot) in own
        for name, text in taken_apart(question, own[str(question.slot)]).items()
    }


def obstacle(seat: Seat, by: User) -> str:
    """Why this person cannot type this sheet now; "" when nothing stands in the way."""
    typed = standing_sheets(seat)
    if len(typed) == 2 and not seat.attempt_id:
        return _("这张已经有两个人录过，要看着纸定。")
    try:
        check(seat)
    except Refused as refused:
        return str(refused)
    return ""
