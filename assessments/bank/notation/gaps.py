"""Gaps: where they are in a stem, and their answers in one cell.

A cell is 119|一一九；120±0 — gaps divided by ；, accepted variants by |. A number with its tolerance is 1.4±0.1, a range [1,2],
part of the score 一一九（得50%）, a list to choose from 断电{断电|拍照}, a gap that counts double ends in ×2. A backslash makes
any of these signs a plain one.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import fraction, number
from assessments.bank.notation.escapes import escaped, hidden, shown
from assessments.bank.wording import Answer, Gap, texts
from assessments.bank.wording.parts import ONE

DRAWN = re.compile(r"[_＿]{2,}|（[\s　_＿]*）|\([\s　_＿]*\)|【[\s　]*】")
SHARE = re.compile(r"×\s*(\d+(?:\.\d+)?)$")
MENU = re.compile(r"\{([^{}]*)\}$")
WEIGHT = re.compile(r"（得\s*([\d.]+)\s*%）$")
TOLERANCE = re.compile(r"(-?[\d.]+)\s*±\s*([\d.]+)")
RANGE = re.compile(r"\[\s*(-?[\d.]+)\s*[,，]\s*(-?[\d.]+)\s*\]")
DIVIDERS = (r"[；;\n]", r"\|", "、", "[，,]", r"\s")
CIRCLED = re.compile(r"\s*[①-⑳]\s*")


def marked(stem: str) -> str:
    """The stem with its gaps as [[1]], [[2]] …; as it is when it has such gaps already."""
    if texts.GAP.search(stem):
        return stem
    count = iter(range(1, 100))
    return DRAWN.sub(lambda found: f"[[{next(count, 99)}]]", stem)


def drawn(stem: str) -> str:
    """The way back: ____ for each gap, where that says the same."""
    line = texts.GAP.sub("____", stem)
    return line if marked(line) == stem else stem


def gaps_of(cell: str, count: int) -> tuple[Gap, ...]:
    """The answers of so many gaps; with another number of answers the check says so. Raises BadItem."""
    return tuple(map(_gap, _parts(hidden(cell), count)))


def written(gaps: tuple[Gap, ...]) -> str:
    return "；".join(map(_written, gaps))


def lines_of(text: str) -> tuple[Gap, ...]:
    """Gaps written a line each. Raises BadItem."""
    return tuple(_gap(hidden(line)) for line in text.split("\n") if line.strip())


def answers_of(cell: str) -> tuple[Answer, ...]:
    """The accepted answers of one gap, or of a short answer. Raises BadItem."""
    return _answers(hidden(cell))


def answers_written(answers: tuple[Answer, ...]) -> str:
    return "|".join(map(_answer_written, answers))


def _answers(cell: str) -> tuple[Answer, ...]:
    return tuple(_answer(part.strip()) for part in re.split(r"[|；;\n]", cell) if part.strip())


def _parts(cell: str, count: int) -> list[str]:
    if count < 2:
        return [cell]
    if CIRCLED.match(cell):
        return [part.rstrip("；;，,、 \n") for part in CIRCLED.split(cell)[1:]]
    divided = [[part for part in re.split(signs, cell) if part.strip()] for signs in DIVIDERS]
    return next((parts for parts in divided if len(parts) == count), divided[0])


def _gap(cell: str) -> Gap:
    cell = cell.strip()
    share = SHARE.search(cell)
    cell = cell[: share.start()].rstrip() if share else cell
    menu = MENU.search(cell)
    offered = tuple(shown(part).strip() for part in menu[1].split("|")) if menu else ()
    answers = _answers(cell[: menu.start()] if menu else cell)
    return Gap(answers, offered, number(share[1], None) if share else ONE)


def _answer(cell: str) -> Answer:
    weight = WEIGHT.search(cell)
    cell = cell[: weight.start()].rstrip() if weight else cell
    earns = fraction(weight[1], None) if weight else ONE
    if found := TOLERANCE.fullmatch(cell):
        number(found[1], None)
        return Answer(found[1], earns, tolerance=number(found[2], None))
    if found := RANGE.fullmatch(cell):
        low, high = number(found[1], None), number(found[2], None)
        if low > high:
            raise BadItem(gettext_noop("范围“%(text)s”写反了。"), text=shown(cell))
        return Answer("", earns, low=low, high=high)
    return Answer(shown(cell), earns)


def _written(gap: Gap) -> str:
    menu = "{" + "|".join(map(escaped, gap.menu)) + "}" if gap.menu else ""
    return answers_written(gap.answers) + menu + (f"×{_plain(gap.share)}" if gap.share != 1 else "")


def _answer_written(answer: Answer) -> str:
    text = escaped(answer.text)
    if answer.tolerance is not None:
        text = f"{answer.text}±{_plain(answer.tolerance)}"
    elif answer.low is not None or answer.high is not None:
        text = f"[{_plain(answer.low)},{_plain(answer.high)}]"
    return text + (f"（得{_plain(answer.weight * 100)}%）" if answer.weight != 1 else "")


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize() + 0:f}"
