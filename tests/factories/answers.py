"""Right answers, whatever the kind of question, and the sheet of somebody who gave them."""

from assessments.bank.marking.choosing import LETTERS, lefts_of, right_letters, rights_of
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import Given, as_shown
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.questions import questions_of


def right(wording: Wording) -> Response:
    """In the letters of the bank; of a hot spot the upper left corner or the middle of each right place."""
    if wording.kind == Kind.GAP:
        return [gap.answers[0].text for gap in wording.gaps]
    if wording.kind == Kind.SHORT_ANSWER:
        return wording.answers[0].text
    if wording.kind == Kind.MATCHING:
        return [LETTERS[rights_of(wording).index(pair.match)] for pair in lefts_of(wording)]
    if wording.kind == Kind.HOTSPOT:
        return [f"{area.coords[0]} {area.coords[1]}" for area in wording.areas if area.weight > 0]
    if wording.kind == Kind.CASE:
        return {str(number): right(part) for number, part in enumerate(wording.parts, 1)}
    return right_letters(wording)


def sheet(attempt: Attempt, answers: dict[str, Response] | None = None) -> dict[str, Given]:
    """What stands on the attempt's sheet when these are given, by slot, in the letters of the bank; all right without."""
    shown = {str(question.slot): question.shown for question in questions_of(attempt)}
    if answers is None:
        answers = {slot: right(one.wording) for slot, one in shown.items() if one.wording.kind != Kind.DESCRIPTION}
    return {slot: as_shown(shown[slot], answer) for slot, answer in answers.items()}
