"""What stands between the braces."""

import re
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.gift.texts import Format, read_text
from assessments.bank.exchange.numbers import fraction, number
from assessments.bank.wording import Answer, Choice, Gap, Kind, Pair, Wording

WEIGHT = re.compile(r"\s*%\s*([-+]?\d+(?:[.,]\d+)?)\s*%")
ZERO, ONE = Decimal(0), Decimal(1)
TRUE, FALSE = {"T", "TRUE"}, {"F", "FALSE"}
YES, NO = "对", "错"


def read_answers(body: str, stem: str, form: Format, line: int) -> Wording:
    """`body` with its escaped signs hidden, without the outer braces. Raises BadItem."""
    body, _sep, general = body.partition("####")
    wording = _read(body.strip(), stem, form, line)
    return replace(wording, explanation=read_text(general, form)) if general.strip() else wording


def _read(body: str, stem: str, form: Format, line: int) -> Wording:
    if not body:
        return Wording(Kind.SHORT_ANSWER, stem)
    if body.startswith("#"):
        return _number(body[1:], stem, form, line)
    if "~" in body:
        return _choices(body, stem, form, line)
    if "->" in body and "=" in body:
        return _matching(body, stem, form, line)
    first = body.split("#", 1)[0].strip().upper()
    if first in TRUE | FALSE:
        return _true_false(body, stem, form, first in TRUE)
    answers = tuple(_answer(part, form, ONE, line) for part in _parts(body, "="))
    return Wording(Kind.SHORT_ANSWER, stem, answers=answers)


def _choices(body: str, stem: str, form: Format, line: int) -> Wording:
    """With a = it is a single choice; without one several may be right, each by its weight."""
    single = "=" in body
    choices = []
    for part in _parts(body.replace("=", "~="), "~"):
        right = part.startswith("=")
        answer = _answer(part.removeprefix("="), form, ONE if right else ZERO, line)
        choices.append(Choice(answer.text, answer.weight, answer.feedback))
    return Wording(Kind.SINGLE if single else Kind.MULTIPLE, stem, choices=tuple(choices), partial=not single)


def _true_false(body: str, stem: str, form: Format, true: bool) -> Wording:
    """The first feedback is for the wrong answer, the second for the right one."""
    _answer_text, *notes = [read_text(part, form) for part in body.split("#")]
    wrong, right = (*notes, "", "")[:2]
    weights = (ONE, ZERO) if true else (ZERO, ONE)
    feedback = (right, wrong) if true else (wrong, right)
    choices = (Choice(YES, weights[0], feedback[0]), Choice(NO, weights[1], feedback[1]))
    return Wording(Kind.TRUE_FALSE, stem, choices=choices)


def _matching(body: str, stem: str, form: Format, line: int) -> Wording:
    pairs = []
    for part in _parts(body, "="):
        left, arrow, right = part.partition("->")
        if not arrow or not right.strip():
            raise BadItem(gettext_noop("连线题的一项没有写成“左边 -> 右边”。"), line)
        pairs.append(Pair(read_text(left, form), read_text(right, form)))
    return Wording(Kind.MATCHING, stem, pairs=tuple(pairs), partial=True)


def _number(body: str, stem: str, form: Format, line: int) -> Wording:
    """1822:5 is a tolerance, 1..3 a range; what follows ~ is said to everybody else."""
    body, _tilde, wrong = body.partition("~")
    answers = []
    for part in _parts(body, "="):
        answer = _answer(part, form, ONE, line)
        answers.append(_numeric(answer, line))
    note = read_text(wrong.strip().removeprefix("#"), form)
    if note:
        answers.append(Answer("*", ZERO, note, tolerance=ZERO))
    placed = stem if "[[1]]" in stem else f"{stem} [[1]]".strip()
    return Wording(Kind.GAP, placed, gaps=(Gap(tuple(answers)),))


def _numeric(answer: Answer, line: int) -> Answer:
    text = answer.text.replace(" ", "")
    if text == "*":
        return Answer("*", answer.weight, answer.feedback, tolerance=ZERO)
    if ".." in text:
        low, high = (number(part, line) for part in text.split("..", 1))
        return Answer(answer.text, answer.weight, answer.feedback, low=low, high=high)
    middle, colon, tolerance = text.partition(":")
    value = number(middle, line)
    return Answer(f"{value:f}", answer.weight, answer.feedback, tolerance=number(tolerance, line) if colon else ZERO)


def _answer(part: str, form: Format, weight: Decimal, line: int) -> Answer:
    found = WEIGHT.match(part)
    if found:
        weight, part = fraction(found[1], line), part[found.end() :]
    text, _sep, note = part.partition("#")
    return Answer(read_text(text, form), weight, read_text(note, form))


def _parts(body: str, sign: str) -> list[str]:
    first, *rest = [part.strip() for part in body.split(sign)]
    return ([first] if first else []) + rest
