"""What the labels of a question say, and how it is written: difficulty, days, tags, how it is scored."""

import re
from datetime import date
from decimal import Decimal

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import fraction
from assessments.bank.exchange.word.gaps import is_long, percent
from assessments.bank.exchange.word.guarding import MEANT, guarded, joined, sealed
from assessments.bank.exchange.word.numerals import LETTERS
from assessments.bank.notation.spoken import difficulty_of
from assessments.bank.wording import Criterion, Kind, Wording
from assessments.bank.wording.parts import equal_share

DIFFICULTIES = ("易", "较易", "中", "较难", "难")
DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*分?$")
WEIGHT = re.compile(r"([A-Z])\s*([-−]?)\s*(\d{1,3}(?:\.\d{1,7})?)%")
CRITERION = re.compile(r"(.+?)（(\d{1,4}(?:\.\d{1,4})?)\s*分）(?:[：:]\s*(.*))?$", re.DOTALL)
TAGS = rf"[、,，;；|\n]{MEANT}"
PARTIAL, WHOLE, BY_ANSWER = "部分得分", "全对才得分", "按答案评分"
FIXED, SENSITIVE = "不打乱", "区分"


def difficulty(text: str) -> int | None:
    """1 easiest … 5 hardest; None for what says neither."""
    try:
        return difficulty_of(text.strip(" 　。.度"))
    except BadItem:
        return None


def days(text: str) -> tuple[date | None, date | None] | None:
    """From and to, both inclusive; None for what is no span of days."""
    found = list(DAY.finditer(text))
    try:
        told = [date(*map(int, one.groups())) for one in found]
    except ValueError:
        return None
    if len(told) == 2:
        return told[0], told[1]
    if len(told) != 1:
        return None
    until = text[: found[0].start()].strip().endswith(("至", "到", "—", "-", "～")) or text[
        found[0].end() :
    ].strip().startswith("止")
    return (None, told[0]) if until else (told[0], None)


def written_days(begin: date | None, end: date | None) -> str:
    if begin and end:
        return f"{begin} 至 {end}"
    return f"{begin} 起" if begin else f"{end} 止" if end else ""


def points(text: str) -> Decimal | None:
    found = POINTS.match(text.strip())
    return Decimal(found[1]) if found else None


def figure(value: Decimal) -> str:
    """1.50 as 1.5, 10 as 10."""
    return f"{value.normalize() + 0:f}"


def tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in re.split(TAGS, text) if (tag := part.strip())))


def written_tags(given: tuple[str, ...]) -> str:
    return joined((sealed(tag, TAGS) for tag in given), "、")


def weights(text: str) -> dict[str, Decimal]:
    """What each option earns of 1: A 50%，C −50%."""
    return {found[1]: fraction(("-" if found[2] else "") + found[3], None) for found in WEIGHT.finditer(text)}


def written_scoring(wording: Wording) -> str:
    """Whether parts count, and what each option earns, when that does not follow from the key."""
    told = [PARTIAL] if wording.partial else []
    if wording.kind == Kind.SHORT_ANSWER and any(is_long(answer.text) for answer in wording.answers):
        told.append(BY_ANSWER)
    right = [choice for choice in wording.choices if choice.weight > 0]
    share = equal_share(len(right)) if wording.kind == Kind.MULTIPLE else Decimal(1)
    if any(choice.weight not in ((share,) if choice in right else (0,)) for choice in wording.choices):
        earned = zip(LETTERS, wording.choices, strict=False)
        told.append(
            "，".join(f"{letter} {percent(one.weight).replace('-', '−')}" for letter, one in earned if one.weight)
        )
    return "；".join(told)


def criterion(text: str) -> Criterion | None:
    """地点写清楚（3 分）：门牌也要有."""
    found = CRITERION.match(text.strip())
    return Criterion(found[1].strip(), Decimal(found[2]), (found[3] or "").strip()) if found else None


def written_criterion(one: Criterion) -> str:
    about = f"：{guarded(one.about)}" if one.about else ""
    return f"{sealed(one.name, '（')}（{figure(one.points)} 分）{about}"
