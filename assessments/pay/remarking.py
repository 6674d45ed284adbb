"""为什么要看: what an approver should look at, found by rule and by comparison with the last approved run. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assessments.appraisals.numerals import coefficient
from assessments.pay.lines import Kind, Line, Person
from assessments.pay.tables import Tables


@dataclass(frozen=True)
class Before:
    """A person in the last approved run of an earlier month: post, grade, and labels with amounts of the lines by kind."""

    post: str
    grade: int
    total: Decimal
    lines: dict[str, tuple[str, Decimal]] = field(default_factory=dict)


def remarks(
    person: Person, lines: Sequence[Line], tables: Tables, before: Before | None, compared: bool
) -> list[dict[str, str]]:
    """[{"mark", "text"}]. `compared`: there is an earlier approved run; `before`: the person in it, or None."""
    found = [*_of_appraisal(person, tables), *_of_exam(person, tables)]
    if compared:
        found += _of_changes(person, lines, before)
    return [{"mark": mark, "text": text} for mark, text in found]


def _of_appraisal(person: Person, tables: Tables):
    factor = tables.factors[person.appraisal_grade]
    if factor == 0:
        yield person.appraisal_grade, f"考核“{person.appraisal_grade}”，绩效系数 0，不发绩效部分。"
    elif factor != 1:
        yield person.appraisal_grade, f"考核“{person.appraisal_grade}”，绩效系数 {coefficient(factor)}。"


def _of_exam(person: Person, tables: Tables):
    if tables.incentive is not None and person.enrolment and person.exam is None:
        yield "未考", "没有结业考试成绩，本期不计轮训激励。"


def _of_changes(person: Person, lines: Sequence[Line], before: Before | None):
    if before is None:
        yield "新进", "上一期没有这个人。"
        return
    if (before.post, before.grade) != (person.post, person.grade):
        text = f"由{before.post} {before.grade} 级改为{person.post} {person.grade} 级。"
        yield "岗级", text
    now = {line.kind: line.label for line in lines}
    had, has = before.lines.get(Kind.ALLOWANCE, ("",))[0], now.get(Kind.ALLOWANCE, "")
    if had and has and had != has:
        yield "津贴", f"由{had}改为{has}。"
    elif has and not had:
        yield "津贴", f"本期新计{has}，上一期没有。"
    elif had and not has:
        yield "津贴", f"上一期有{had}，本期没有。"
