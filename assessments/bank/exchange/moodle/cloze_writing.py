"""Embedded answers of a case, or of a question with gaps."""

import re
from decimal import Decimal
from html import escape

from assessments.bank.exchange import html
from assessments.bank.exchange.moodle.cloze import BLANK, GAP_CLASS
from assessments.bank.wording import Answer, Gap, Kind, Wording
from assessments.bank.wording.texts import GAP

SIGNS = re.compile(r"([}#~\"\\])")
NAMES = {Kind.SINGLE: "MULTICHOICE", Kind.MULTIPLE: "MULTIRESPONSE"}


def cloze_of(wording: Wording) -> str:
    """The HTML of the question with its answers in it."""
    if wording.kind == Kind.GAP:
        gaps = [_gap(gap, wording.case_sensitive) for gap in wording.gaps]
        text = _html(wording.stem)
        return f'<div class="{GAP_CLASS}">{GAP.sub(lambda found: gaps[int(found[1]) - 1], text)}</div>'
    lines = [f"<p>{_asked(part)}</p>" for part in wording.parts]
    return _html(wording.stem) + "".join(lines)


def _asked(part: Wording) -> str:
    stem = _line(part.stem.removesuffix("[[1]]").rstrip() if part.kind == Kind.GAP else part.stem)
    embedded = _embedded(part)
    return stem.replace(BLANK, embedded, 1) if BLANK in stem else f"{stem} {embedded}"


def _embedded(part: Wording) -> str:
    weight = f"{part.score:f}"
    if part.kind in NAMES:
        answers = [Answer(choice.text, choice.weight, choice.feedback) for choice in part.choices]
        return _braces(weight, NAMES[Kind(part.kind)] + ("_S" if part.shuffle else ""), answers)
    if part.kind == Kind.SHORT_ANSWER:
        return _braces(weight, _written(part.case_sensitive), list(part.answers))
    return _braces(weight, "NUMERICAL", list(part.gaps[0].answers))


def _gap(gap: Gap, exact: bool) -> str:
    weight = f"{gap.share:f}"
    if gap.menu:
        right = {answer.text: answer for answer in gap.answers}
        return _braces(weight, "MULTICHOICE", [right.get(word, Answer(word, Decimal(0))) for word in gap.menu])
    number = all(answer.tolerance is not None for answer in gap.answers)
    return _braces(weight, "NUMERICAL" if number else _written(exact), list(gap.answers))


def _written(exact: bool) -> str:
    return "SHORTANSWER_C" if exact else "SHORTANSWER"


def _braces(weight: str, name: str, answers: list[Answer]) -> str:
    return "{" + f"{weight}:{name}:" + "~".join(_answer(answer) for answer in answers) + "}"


def _answer(answer: Answer) -> str:
    share = "=" if answer.weight == 1 else f"%{(answer.weight * 100).normalize():f}%" if answer.weight else ""
    text = _escaped(answer.text) + (f":{answer.tolerance:f}" if answer.tolerance else "")
    return share + text + (f"#{_escaped(answer.feedback)}" if answer.feedback else "")


def _escaped(text: str) -> str:
    signs = SIGNS.sub(r"\\\1", escape(text, quote=False))
    return "\\" + signs if signs.startswith("=") else signs


def _html(text: str) -> str:
    from assessments.bank.exchange.moodle.writing import _source

    return html.to_html(text, _source)


def _line(text: str) -> str:
    return _html(text).removeprefix("<p>").removesuffix("</p>")
