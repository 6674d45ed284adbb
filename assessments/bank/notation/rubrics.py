"""A rubric in one cell: a line each, 地点写清楚（1分）：写到楼和单元."""

import re

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import number
from assessments.bank.notation.escapes import escaped, hidden, shown
from assessments.bank.wording import Criterion

SIGNS = "（"
LINE = re.compile(r"(.+?)\s*（\s*([\d.]+)\s*分?\s*）\s*(?:[:：]\s*(.*))?")


def criteria_of(cell: str) -> tuple[Criterion, ...]:
    """Raises BadItem for a line without its points."""
    return tuple(_criterion(line.strip()) for line in hidden(cell).split("\n") if line.strip())


def written(criteria: tuple[Criterion, ...]) -> str:
    return "\n".join(
        f"{escaped(one.name, SIGNS)}（{one.points.normalize():f}分）"
        + (f"：{escaped(one.about, SIGNS)}" if one.about else "")
        for one in criteria
    )


def _criterion(line: str) -> Criterion:
    found = LINE.fullmatch(line)
    if not found:
        raise BadItem(gettext_noop("评分标准“%(text)s”没有写成“要点（几分）”。"), text=shown(line)[:40])
    return Criterion(shown(found[1]), number(found[2], None), shown(found[3] or ""))
