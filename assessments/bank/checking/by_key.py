"""Faults of the key: choices, order, gaps, accepted answers, pairs, areas."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.marking.writing import limits, number
from assessments.bank.wording import Answer, Area, Kind, Wording, texts

FEWEST, MOST = 2, 20
FOUR_PLACES = Decimal("0.0001")
CORNERS = {"rect": 4, "circle": 3, "ellipse": 4, "default": 0}


def choices(wording: Wording) -> list[str]:
    """Of single, multiple and true-false."""
    wrong = _listed([choice.text for choice in wording.choices])
    weights = [choice.weight for choice in wording.choices]
    full = sum(_is_whole(weight) for weight in weights)
    if wording.kind == Kind.TRUE_FALSE and len(weights) != 2:
        wrong.append(_("判断题只有“对”和“错”两个选项。"))
    if any(abs(weight) > 1 for weight in weights):
        wrong.append(_("选项的分值比例要在 −1 到 1 之间。"))
    elif wording.kind != Kind.MULTIPLE and full != 1:
        wrong.append(_("要有一个、也只有一个选项是对的，现在有 %(count)s 个。") % {"count": full})
    elif wording.kind == Kind.MULTIPLE and not any(weight > 0 for weight in weights):
        wrong.append(_("没有一个选项是对的。"))
    elif wording.kind == Kind.MULTIPLE and not _is_whole(_positive(weights)):
        wrong.append(_adds_up(_positive(weights)))
    return wrong


def order(wording: Wording) -> list[str]:
    return _listed([choice.text for choice in wording.choices])


def gaps(wording: Wording) -> list[str]:
    marked = texts.gaps_in(wording.stem)
    if sorted(marked) != list(range(1, len(wording.gaps) + 1)) or not wording.gaps:
        return [_("题干里的空和答案对不上：题干有 %(marked)s 个空，答案有 %(given)s 个。")
                % {"marked": len(marked), "given": len(wording.gaps)}]  # fmt: skip
    wrong = []
    for place, gap in enumerate(wording.gaps, 1):
        fault = _of_answers(gap.answers)
        if not fault and gap.menu and not any(answer.text in gap.menu for answer in gap.answers if answer.weight == 1):
            fault = _("下拉的选项里没有正确答案。")
        if not fault and gap.share <= 0:
            fault = _("这个空的分值要大于 0。")
        if fault:
            wrong.append(_("第 %(place)s 空：%(fault)s") % {"place": place, "fault": fault})
    return wrong


def short(wording: Wording) -> list[str]:
    """Without accepted answers a person marks it."""
    fault = _of_answers(wording.answers) if wording.answers else ""
    return [fault] if fault else []


def pairs(wording: Wording) -> list[str]:
    lefts, rights = lefts_of(wording), rights_of(wording)
    if not lefts or len(rights) < 2:
        return [_("连线题左边至少一项，右边至少两项。")]
    if len(lefts) > MOST or len(rights) > MOST:
        return [_("连线题每边最多 %(most)s 项。") % {"most": MOST}]
    if not all(right.strip() for right in rights):
        return [_("有一项右边是空的。")]
    return _twice([pair.text for pair in lefts])


def areas(wording: Wording) -> list[str]:
    wrong = []
    if wording.picture not in wording.files:
        wrong.append(_("看图点选的题要有一张图。"))
    if not wording.areas:
        wrong.append(_("还没有画出要点的地方。"))
    elif not _is_whole(_positive(area.weight for area in wording.areas)):
        wrong.append(_adds_up(_positive(area.weight for area in wording.areas)))
    if any(not _is_drawn(area) for area in wording.areas):
        wrong.append(_("有一个地方画得不完整。"))
    return wrong


def _listed(options: list[str]) -> list[str]:
    wrong = []
    if not FEWEST <= len(options) <= MOST:
        wrong.append(_("选项要有 %(fewest)s 到 %(most)s 个。") % {"fewest": FEWEST, "most": MOST})
    if not all(text.strip() for text in options):
        wrong.append(_("有一个选项是空的。"))
    return wrong + _twice(options)


def _twice(options: Iterable[str]) -> list[str]:
    counted = Counter(text.strip() for text in options)
    return [_("“%(text)s”写了两遍。") % {"text": text} for text, times in counted.items() if text and times > 1]


def _of_answers(answers: tuple[Answer, ...]) -> str:
    if not answers or not any(_is_whole(answer.weight) for answer in answers):
        return _("没有一个得满分的答案。")
    if any(not 0 <= answer.weight <= 1 for answer in answers):
        return _("答案的分值比例要在 0 到 1 之间。")
    if any(not answer.is_number and not answer.text.strip() for answer in answers):
        return _("有一个答案是空的。")
    if any(answer.is_number and not _is_range(answer) for answer in answers):
        return _("有一个答案的数或范围写得不对。")
    return ""


def _is_range(answer: Answer) -> bool:
    if answer.text == "*":
        return True
    if answer.tolerance is not None and (answer.tolerance < 0 or number(answer.text) is None):
        return False
    low, high = limits(answer)
    return low is None or high is None or low <= high


def _is_drawn(area: Area) -> bool:
    if area.shape == "poly":
        return len(area.coords) >= 6 and len(area.coords) % 2 == 0
    return CORNERS.get(area.shape) == len(area.coords)


def _positive(weights: Iterable[Decimal]) -> Decimal:
    return sum((weight for weight in weights if weight > 0), Decimal(0))


def _is_whole(weight: Decimal) -> bool:
    """Three times 33.33333 % is 100 %: compared in four places."""
    return weight.quantize(FOUR_PLACES) == 1


def _adds_up(total: Decimal) -> str:
    return _("对的选项加起来应是 100 %%，现在是 %(total)s %%。") % {
        "total": f"{(total * 100).quantize(FOUR_PLACES).normalize():f}"
    }
