"""What must hold before a scheme may be published: points make 100, bands leave no gap and do not overlap."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from assessments.appraisals.grading import UNGRADED
from assessments.appraisals.models import Band, Criterion
from assessments.appraisals.numerals import plain

FULL = Decimal(100)


def problems(criteria: Sequence[Criterion], bands: Sequence[Band]) -> list[str]:
    """One sentence for each thing that is wrong; an empty list when the scheme can be published."""
    bands = sorted(bands, key=lambda band: band.order)
    return [*_of_criteria(criteria), *_of_limits(bands), *_of_names(bands), *_of_quotas(bands)]


def _of_criteria(criteria: Sequence[Criterion]) -> list[str]:
    found = []
    earning = [criterion for criterion in criteria if criterion.source != Criterion.Source.DEDUCTION]
    total = sum((criterion.points for criterion in earning), Decimal(0))
    if total != FULL:
        found.append(_("各项分值合计 %(total)s，要正好是 100。") % {"total": plain(total)})
    for criterion in criteria:
        if criterion.points <= 0:
            found.append(_("“%(name)s”的分值要大于 0。") % {"name": criterion.name})
    if len(criteria) - len(earning) > 1:
        found.append(_("扣分只能有一项，否则同一笔扣分会扣两次。"))
    return found


def _of_limits(bands: Sequence[Band]) -> list[str]:
    if not bands:
        return [_("0 到 100 分没有等次。")]
    found = []
    for band in bands:
        if band.floor >= band.ceiling:
            found.append(_("“%(name)s”的下限要比上限低。") % {"name": band.name})
    for upper, lower in pairwise(bands):
        if lower.floor >= upper.floor:
            found.append(_("“%(upper)s”排在“%(lower)s”前面，分数却不比它高。") % _names(upper, lower))
    return found or _of_edges(bands)


def _of_edges(bands: Sequence[Band]) -> list[str]:
    found = []
    top, bottom = bands[0], bands[-1]
    if top.ceiling < FULL:
        found.append(_gap(top.ceiling, FULL))
    elif top.ceiling > FULL or bottom.floor < 0:
        found.append(_("等次要在 0 到 100 分之间。"))
    for upper, lower in pairwise(bands):
        if lower.ceiling < upper.floor:
            found.append(_gap(lower.ceiling, upper.floor))
        elif lower.ceiling > upper.floor:
            limits = {"low": plain(upper.floor), "high": plain(min(lower.ceiling, upper.ceiling))}
            found.append(
                _("%(low)s 到 %(high)s 分有两个等次：“%(upper)s”和“%(lower)s”。") % (limits | _names(upper, lower))
            )
    if bottom.floor > 0:
        found.append(_gap(Decimal(0), bottom.floor))
    return found


def _gap(low: Decimal, high: Decimal) -> str:
    return _("%(low)s 到 %(high)s 分没有等次。") % {"low": plain(low), "high": plain(high)}


def _names(upper: Band, lower: Band) -> dict:
    return {"upper": upper.name, "lower": lower.name}


def _of_names(bands: Sequence[Band]) -> list[str]:
    names = [band.name for band in bands]
    found = [_("等次“%(name)s”出现了两次。") % {"name": name} for name in sorted(set(names)) if names.count(name) > 1]
    if UNGRADED in names:
        found.append(_("“不定等次”留给缺成绩的人，不能作为等次的名称。"))
    return found


def _of_quotas(bands: Sequence[Band]) -> list[str]:
    found = []
    for band in bands:
        if band.quota_percent is None:
            continue
        if not 0 < band.quota_percent <= FULL:
            found.append(_("“%(name)s”的名额要大于 0%%、不超过 100%%。") % {"name": band.name})
        elif band is bands[-1]:
            found.append(_("“%(name)s”是最低等次，不能限名额：排不进的人没有等次可去。") % {"name": band.name})
    return found
