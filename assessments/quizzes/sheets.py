"""The answer sheet: {"slot": "B" or "ABD"}, letters as written in the item version."""

import json
import re

from assessments.quizzes.questions import LETTERS

SLOT = re.compile(r"[1-9]\d{0,3}")


class BadSheet(ValueError):
    """Not a sheet of this paper."""


def tidy(answers: object, slots: int) -> dict[str, str]:
    """A sheet as it is stored: slots 1…n only, each answer distinct letters A–H in order, nothing for no answer.

    Raises BadSheet for anything else, also for a slot that is not on the paper.
    """
    if not isinstance(answers, dict):
        raise BadSheet
    sheet = {}
    for slot, answer in answers.items():
        if not (isinstance(slot, str) and SLOT.fullmatch(slot) and int(slot) <= slots and isinstance(answer, str)):
            raise BadSheet
        if set(answer) - set(LETTERS) or len(set(answer)) != len(answer):
            raise BadSheet
        if answer:
            sheet[slot] = "".join(sorted(answer))
    return sheet


def to_text(sheet: dict[str, str]) -> str:
    return json.dumps(sheet, separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> dict[str, str]:
    return json.loads(text)
