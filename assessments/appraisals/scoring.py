"""The points of one person under one scheme, each with its calculation in words. Pure: results in, points out.

Each criterion is rounded once, to two decimals, half up; the total is the exact sum of those. A needed result that is
missing leaves the criterion without points and the person without a total: nothing is guessed.
The words are kept in Chinese, as the record is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from assessments.appraisals.numerals import plain

HUNDRED = Decimal(100)
PLACES = Decimal("0.01")


class Rule(Protocol):
    """A criterion as the rule sees it."""

    pk: int
    source: str
    points: Decimal


@dataclass(frozen=True)
class Facts:
    """The results a rule may see of a person. There is no room here for time spent or visits made."""

    enrolment: int
    credit: Decimal
    required_credit: Decimal
    exam: Decimal | None = None  # percent in the final exam
    attempt: int | None = None
    rating: Decimal | None = None  # 0–100
    rating_id: int | None = None
    deductions: tuple[tuple[int, Decimal], ...] = ()
    excused: str = ""  # 免修 or 顺延


@dataclass(frozen=True)
class Points:
    """What a criterion gave. `missing` says which result is not there; `points` is None then."""

    criterion: int
    points: Decimal | None
    how: str
    found: dict = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True)
class Result:
    lines: list[Points]
    total: Decimal | None
    note: str = ""


def score(rules: Iterable[Rule], facts: Facts) -> Result:
    """Lines in the order of the rules and their sum, 0–100; without a total, the note says which result is missing."""
    rules = list(rules)
    earned = {rule.pk: EARNING[rule.source](rule, facts) for rule in rules if rule.source in EARNING}
    available = sum((line.points for line in earned.values() if line.points is not None), Decimal(0))
    lines = [earned.get(rule.pk) or _deducted(rule, facts, available) for rule in rules]
    missing = [line.missing for line in lines if line.missing]
    if missing:
        return Result(lines, None, "，".join(filter(None, [facts.excused, *missing])) + "，不定等次。")
    return Result(lines, sum((line.points for line in lines if line.points is not None), Decimal(0)))


def _credit(rule: Rule, facts: Facts) -> Points:
    found = {"enrolment": facts.enrolment}
    if not facts.required_credit:
        return Points(rule.pk, rule.points, "这一轮不要求学时，计满分", found)
    counted = min(facts.credit, facts.required_credit)
    points = _rounded(counted * rule.points / facts.required_credit)
    how = f"{plain(counted)} ÷ {plain(facts.required_credit)} × {plain(rule.points)} = {plain(points)}"
    if facts.credit > counted:
        how = f"已有 {plain(facts.credit)} 学时，最多计 {plain(counted)}：{how}"
    return Points(rule.pk, points, how, found)


def _exam(rule: Rule, facts: Facts) -> Points:
    found = {"enrolment": facts.enrolment} | ({"attempt": facts.attempt} if facts.attempt else {})
    return _of_hundred(rule, facts.exam, found, "没有结业考试成绩")


def _rating(rule: Rule, facts: Facts) -> Points:
    found = {"rating": facts.rating_id} if facts.rating_id else {}
    return _of_hundred(rule, facts.rating, found, "没有主管评分")


def _of_hundred(rule: Rule, score: Decimal | None, found: dict, missing: str) -> Points:
    if score is None:
        return Points(rule.pk, None, missing, found, missing)
    points = _rounded(score * rule.points / HUNDRED)
    return Points(rule.pk, points, f"{plain(score)} ÷ 100 × {plain(rule.points)} = {plain(points)}", found)


def _deducted(rule: Rule, facts: Facts, available: Decimal) -> Points:
    """Withdrawn deductions cancel; the rest is taken off, `rule.points` at most and never below a total of 0."""
    asked = max(Decimal(0), sum((points for _, points in facts.deductions), Decimal(0)))
    off = min(asked, rule.points, available)
    found = {"deductions": [key for key, _ in facts.deductions]}
    if not asked:
        return Points(rule.pk, Decimal(0), "没有扣分", found)
    how = f"共记扣分 {plain(asked)}"
    if off < asked:
        how += f"，最多扣 {plain(off)}"
    return Points(rule.pk, -off, how, found)


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(PLACES, ROUND_HALF_UP)


EARNING = {"credit": _credit, "exam": _exam, "supervisor": _rating}
