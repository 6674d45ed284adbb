"""The lines of one person's pay, coefficient family: pay = base × coefficient(post, grade), split into two parts.

Pure: results in, lines out. Each line is computed exactly and rounded once, to the fen, half up. The performance part is
multiplied by the factor of the appraisal grade; a failed year has factor 0 and so no performance part (Benxi's rule).
The words are kept in Chinese, as the record is.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assessments.appraisals.numerals import coefficient, money, plain
from assessments.pay.models import PayLine
from assessments.pay.tables import Tables

Kind = PayLine.Kind
HUNDRED = Decimal(100)
FEN = Decimal("0.01")


@dataclass(frozen=True)
class Title:
    """A title held, with the days between which it is valid (None: open)."""

    qualification: int
    title: str
    issued_on: date | None = None
    expires_on: date | None = None

    def valid_in(self, first_day: date, last_day: date) -> bool:
        """Valid on at least one day of the month: the month counts whole."""
        return (self.issued_on or first_day) <= last_day and (self.expires_on or last_day) >= first_day


@dataclass(frozen=True)
class Person:
    """The results and papers the rules may see of a person. There is no room here for time spent or visits made.

    `obstacle`: why there is no standing to compute from. `titles`: those valid in the month. `rewarded`: the round's
    incentive was already proposed in another month.
    """

    worker: int
    number: str
    name: str
    grid: int
    obstacle: str = ""
    standing: int | None = None
    post: str = ""
    grade: int = 0
    appraisal: int | None = None
    appraisal_grade: str = ""
    titles: tuple[Title, ...] = ()
    enrolment: int | None = None
    qualified: bool = False
    exam: Decimal | None = None  # percent in the final exam
    attempt: int | None = None
    rewarded: bool = False


@dataclass(frozen=True)
class Line:
    kind: str
    label: str
    amount: Decimal  # yuan
    how: str
    saw: dict = field(default_factory=dict)


def refusal(person: Person, tables: Tables) -> str:
    """Why nothing can be computed for the person; empty when it can."""
    if person.obstacle:
        return person.obstacle
    if (person.post, person.grade) not in tables.coefficients:
        return f"薪酬方案里没有{person.post} {person.grade} 级的系数"
    if not person.appraisal:
        return "这个考核周期里没有考核结果"
    if person.appraisal_grade not in tables.factors:
        return f"薪酬方案里没有考核“{person.appraisal_grade}”的绩效系数"
    return ""


def lines_for(person: Person, tables: Tables) -> list[Line]:
    """The lines in the order of the table. The person must not be one whom `refusal` names."""
    lines = [_basic(person, tables), _performance(person, tables), _allowance(person, tables)]
    return [line for line in [*lines, _incentive(person, tables)] if line]


def _basic(person: Person, tables: Tables) -> Line:
    share = tables.basic_percent
    amount = _of_base(person, tables) * share / HUNDRED
    how = f"{_words(person, tables)} × {plain(share)} %"
    return Line(Kind.BASIC, "基本部分", to_fen(amount), how + _rounded(amount), {"standing": person.standing})


def _performance(person: Person, tables: Tables) -> Line | None:
    share = HUNDRED - tables.basic_percent
    if not share:
        return None
    factor = tables.factors[person.appraisal_grade]
    amount = _of_base(person, tables) * share / HUNDRED * factor
    how = f"{_words(person, tables)} × {plain(share)} % × 考核“{person.appraisal_grade}”系数 {coefficient(factor)}"
    saw = {"standing": person.standing, "appraisal": person.appraisal}
    return Line(Kind.PERFORMANCE, "绩效部分", to_fen(amount), how + _rounded(amount), saw)


def _allowance(person: Person, tables: Tables) -> Line | None:
    """Of the titles held the one with the highest allowance; of equal ones the first in the alphabet."""
    counting = [held for held in person.titles if held.title in tables.allowances]
    if not counting:
        return None
    best = min(counting, key=lambda held: (-tables.allowances[held.title], held.title, held.qualification))
    monthly = tables.allowances[best.title]
    how = f"{best.title}，证书本月有效，每月 {money(monthly)} 元"
    if len(counting) > 1:
        how += f"；{len(counting)} 个证书只计最高的一个"
    return Line(Kind.ALLOWANCE, f"{best.title}津贴", monthly, how, {"qualification": best.qualification})


def _incentive(person: Person, tables: Tables) -> Line | None:
    if tables.incentive is None or tables.least_score is None or person.exam is None:
        return None
    if person.rewarded or not earns_incentive(person, tables):
        return None
    how = (
        f"本轮合格，结业考试 {plain(person.exam)} 分，不低于 {plain(tables.least_score)} 分："
        f"一次性 {money(tables.incentive)} 元，每轮一次"
    )
    saw = {"enrolment": person.enrolment} | ({"attempt": person.attempt} if person.attempt else {})
    return Line(Kind.INCENTIVE, "轮训激励", tables.incentive, how, saw)


def earns_incentive(person: Person, tables: Tables) -> bool:
    return bool(
        person.qualified
        and person.exam is not None
        and tables.least_score is not None
        and person.exam >= tables.least_score
    )


def _of_base(person: Person, tables: Tables) -> Decimal:
    return tables.base * tables.coefficients[person.post, person.grade]


def _words(person: Person, tables: Tables) -> str:
    rate = tables.coefficients[person.post, person.grade]
    return f"基数 {plain(tables.base)} 元 × {person.post} {person.grade} 级系数 {coefficient(rate)}"


def to_fen(amount: Decimal) -> Decimal:
    return amount.quantize(FEN, ROUND_HALF_UP)


def _rounded(amount: Decimal) -> str:
    return "" if amount == to_fen(amount) else "，四舍五入到分"
