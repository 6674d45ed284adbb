"""The faults of a wording, whatever its kind."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.bank.checking.by_key import areas, choices, gaps, order, pairs, short
from assessments.bank.checking.by_person import report, task
from assessments.bank.wording import Kind, Wording, texts
from assessments.bank.wording.fields import every_text

LONGEST_STEM, LONGEST_TEXT = 10_000, 4_000
MOST_PARTS = 20
FOUR_PLACES = Decimal("0.0001")


def faults(wording: Wording) -> list[str]:
    """What is wrong with a question, in sentences; empty when nothing is."""
    if wording.kind not in Kind.values:
        return [_("没有“%(kind)s”这种题型。") % {"kind": wording.kind}]
    return _of_text(wording) + _of_figures(wording) + _of_pictures(wording) + RULES[Kind(wording.kind)](wording)


def _of_text(wording: Wording) -> list[str]:
    if not wording.stem.strip():
        return [_("题干是空的。")]
    if len(wording.stem) > LONGEST_STEM:
        return [_("题干超过 %(most)s 个字，太长了。") % {"most": LONGEST_STEM}]
    if any(len(text) > LONGEST_TEXT for text in every_text(wording) if text is not wording.stem):
        return [_("有一处文字超过 %(most)s 个字，太长了。") % {"most": LONGEST_TEXT}]
    return []


def _of_figures(wording: Wording) -> list[str]:
    found = []
    if wording.difficulty not in range(1, 6):
        found.append(_("难度是 1 到 5 的整数。"))
    if not 0 < wording.score <= 1000:
        found.append(_("分值要大于 0，不超过 1000。"))
    elif wording.score != wording.score.quantize(FOUR_PLACES):
        found.append(_("分值最多四位小数。"))
    if wording.valid_from and wording.valid_to and wording.valid_from > wording.valid_to:
        found.append(_("有效期的起止写反了。"))
    return found


def _of_pictures(wording: Wording) -> list[str]:
    used = {name for text in every_text(wording) for name in texts.pictures_in(text)}
    missing = sorted(used - wording.files.keys())
    return [_("找不到图片 %(name)s。") % {"name": name} for name in missing]


def _case(wording: Wording) -> list[str]:
    if not 1 <= len(wording.parts) <= MOST_PARTS:
        return [_("案例题要有 1 到 %(most)s 个小题。") % {"most": MOST_PARTS}]
    found = []
    for number, part in enumerate((replace(part, files=wording.files) for part in wording.parts), 1):
        wrong = (
            [_("案例里不能再套案例或说明文字。")]
            if part.kind in {Kind.CASE, Kind.DESCRIPTION}
            else _of_text(part) + _of_figures(part) + RULES[Kind(part.kind)](part)
        )
        found += [_("第 %(number)s 小题：%(fault)s") % {"number": number, "fault": fault} for fault in wrong]
    return found


RULES: dict[Kind, Callable[[Wording], list[str]]] = {
    Kind.SINGLE: choices,
    Kind.MULTIPLE: choices,
    Kind.TRUE_FALSE: choices,
    Kind.ORDERING: order,
    Kind.GAP: gaps,
    Kind.SHORT_ANSWER: short,
    Kind.MATCHING: pairs,
    Kind.HOTSPOT: areas,
    Kind.CASE: _case,
    Kind.REPORT: report,
    Kind.TASK: task,
    Kind.DESCRIPTION: lambda wording: [],
}
