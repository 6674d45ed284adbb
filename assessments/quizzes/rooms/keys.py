"""The key of a printed question, box by box, in what would be typed for it."""

from assessments.bank.marking.choosing import LETTERS, lefts_of, right_letters, rights_of
from assessments.bank.wording import Kind
from assessments.quizzes.asking.arranging import Arranged, Given, as_shown
from assessments.quizzes.asking.words import accepted
from assessments.quizzes.rooms.boxes import Box, boxes_of, taken_apart
from assessments.quizzes.sitting.questions import Question

SHOWN = {Kind.SINGLE, Kind.TRUE_FALSE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING}


def key_of(question: Question) -> list[tuple[Box, str]]:
    """Each box of the question with what is right in it; 或 stands between several that are."""
    shown = taken_apart(question, _given(question.shown))
    return [
        (box, _written(box) if box.kind in {Kind.GAP, Kind.SHORT_ANSWER} else shown[box.name])
        for box in boxes_of(question)
    ]


def _given(shown: Arranged) -> Given:
    """The right response as it stands on the sheet; what is written is left out."""
    wording = shown.wording
    if wording.kind == Kind.CASE:
        return [_given(part) for part in shown.parts]
    if wording.kind not in SHOWN:
        return ""
    if wording.kind == Kind.MATCHING:
        rights = rights_of(wording)
        return as_shown(shown, [LETTERS[rights.index(pair.match)] for pair in lefts_of(wording)])
    letters = right_letters(wording)
    return as_shown(shown, list(letters) if wording.kind == Kind.ORDERING else letters)


def _written(box: Box) -> str:
    wording = box.shown.wording
    answers = wording.gaps[box.gap - 1].answers if box.gap else wording.answers
    said = accepted(answers)
    return f"{LETTERS[box.menu.index(said)]}（{said}）" if said in box.menu else said
