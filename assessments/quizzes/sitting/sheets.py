"""The answer sheet: {"slot": response}, each response as `asking` describes it."""

import json
import re
from collections.abc import Callable

from assessments.bank.marking.choosing import LETTERS
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.sitting import shapes
from assessments.quizzes.sitting.shapes import Slot, slots_of

SLOT = re.compile(r"[1-9][0-9]{0,3}")
POINT = re.compile(r"[0-9]{1,5} [0-9]{1,5}")
FILE = re.compile(r"[0-9a-f]{24}")
LONGEST = 4_000  # characters of one response
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class BadSheet(ValueError):
    """Not a sheet of this paper."""


def tidy(answers: object, shape: str) -> dict[str, Given]:
    """A sheet as it is stored: only slots of the paper, each with a response of its shape, none for no answer.

    Raises BadSheet for anything else.
    """
    if not isinstance(answers, dict):
        raise BadSheet
    slots = slots_of(shape)
    sheet = {}
    for number, answer in answers.items():
        if not (isinstance(number, str) and SLOT.fullmatch(number) and int(number) <= len(slots)):
            raise BadSheet
        if response := _response(slots[int(number) - 1], answer):
            sheet[number] = response
    return sheet


def to_text(sheet: dict[str, Given]) -> str:
    return ENCODER.encode(sheet)


def from_text(text: str) -> dict[str, Given]:
    return json.loads(text)


def _response(slot: Slot, answer: object) -> Given:
    """The response, or "" when nothing is answered."""
    if answer == "" or answer == [] or slot.kind == shapes.NOTHING:
        return ""
    return READERS[slot.kind](slot, answer)


def _letters(slot: Slot, answer: object) -> Given:
    most = slot.count if slot.kind == shapes.SEVERAL else 1
    if not isinstance(answer, str) or len(answer) > most or len(set(answer)) != len(answer):
        raise BadSheet
    if set(answer) - set(LETTERS[: slot.count]):
        raise BadSheet
    return "".join(sorted(answer))


def _text(slot: Slot, answer: object) -> Given:
    text = _written(answer)
    return text if text.strip() else ""


def _texts(slot: Slot, answer: object) -> Given:
    texts = [_written(one) for one in _list(answer, slot.count)]
    if sum(map(len, texts)) > LONGEST:
        raise BadSheet
    return texts if any(text.strip() for text in texts) else ""


def _steps(slot: Slot, answer: object) -> Given:
    return _each(answer, slot.count, {"", *map(str, range(1, slot.count + 1))})


def _pairs(slot: Slot, answer: object) -> Given:
    return _each(answer, slot.count, {"", *LETTERS[: slot.rights]})


def _points(slot: Slot, answer: object) -> Given:
    if not isinstance(answer, list) or len(answer) > slot.count:
        raise BadSheet
    if not all(isinstance(point, str) and POINT.fullmatch(point) for point in answer):
        raise BadSheet
    return answer


def _parts(slot: Slot, answer: object) -> Given:
    given = [_response(part, one) for part, one in zip(slot.parts, _list(answer, slot.count), strict=True)]
    return given if any(given) else ""


def _names(slot: Slot, answer: object) -> Given:
    """Of files; which of them there are is for whoever marks to see."""
    if not isinstance(answer, list) or len(answer) > slot.count or len(set(map(str, answer))) != len(answer):
        raise BadSheet
    if not all(isinstance(name, str) and FILE.fullmatch(name) for name in answer):
        raise BadSheet
    return answer


def _each(answer: object, count: int, allowed: set[str]) -> Given:
    given = _list(answer, count)
    if not all(isinstance(one, str) and one in allowed for one in given):
        raise BadSheet
    return given if any(given) else ""


def _list(answer: object, count: int) -> list:
    if not isinstance(answer, list) or len(answer) != count:
        raise BadSheet
    return answer


def _written(answer: object) -> str:
    """A text a database can keep: no lone halves of characters, no zero character. Lines end as a script has them."""
    if not isinstance(answer, str):
        raise BadSheet
    text = answer.replace("\r\n", "\n")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadSheet from error
    if len(text) > LONGEST or "\0" in text:
        raise BadSheet
    return text


READERS: dict[str, Callable[[Slot, object], Given]] = {
    shapes.ONE: _letters,
    shapes.SEVERAL: _letters,
    shapes.TEXT: _text,
    shapes.GAPS: _texts,
    shapes.ORDER: _steps,
    shapes.PAIRS: _pairs,
    shapes.POINTS: _points,
    shapes.UPLOADS: _names,
    shapes.CASE: _parts,
}
