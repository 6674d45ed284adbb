"""Faults of what a person marks: the mock report and the practical task."""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.bank.checking.by_key import choices
from assessments.bank.wording import Wording

ACCEPTED = ("photo", "voice", "file")


def report(wording: Wording) -> list[str]:
    """Categories to choose from, if there are any, and the rubric."""
    return _criteria(wording) + (_categories(wording) if wording.choices else [])


def task(wording: Wording) -> list[str]:
    wrong = _criteria(wording)
    if not wording.accepts or set(wording.accepts) - set(ACCEPTED):
        wrong.append(_("要说明交什么：照片、录音，还是文件。"))
    return wrong


def _categories(wording: Wording) -> list[str]:
    return [_("上报类别：%(fault)s") % {"fault": fault} for fault in choices(replace(wording, kind="single"))]


def _criteria(wording: Wording) -> list[str]:
    if not wording.criteria:
        return [_("还没有评分标准。")]
    if any(not one.name.strip() or one.points <= 0 for one in wording.criteria):
        return [_("评分标准每条都要有名称和大于 0 的分值。")]
    total = sum((one.points for one in wording.criteria), Decimal(0))
    if total != wording.score:
        return [_("评分标准加起来是 %(total)s 分，题目是 %(score)s 分，要一样。")
                % {"total": f"{total:f}", "score": f"{wording.score:f}"}]  # fmt: skip
    return []
