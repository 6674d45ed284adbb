"""A cycle's result as a workbook."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.appraisals.places import place_names
from assessments.appraisals.queries import appraisals_of
from ledger.sheets import Workbook


def workbook(cycle: Cycle) -> bytes:
    """An xlsx: one row a person with the points of each criterion, total, grade and the note."""
    criteria = list(cycle.scheme.criteria.all())
    found = list(appraisals_of(cycle))
    units = place_names(row.grid.path for row in found)
    rows = []
    for row in found:
        points = {line.criterion_id: line.points for line in row.lines.all()}
        scores = [points.get(criterion.pk) for criterion in criteria]
        rows.append([row.worker.number, row.worker.name, units[row.grid.path], *scores, row.total, row.grade, row.note])
    heads = [
        _("工号"),
        _("姓名"),
        _("单位"),
        *(criterion.name for criterion in criteria),
        _("总分"),
        _("等次"),
        _("说明"),
    ]
    book = Workbook()
    book.add(_("考核结果"), _about(cycle), heads, rows)
    return book.read()


def _about(cycle: Cycle) -> list[str]:
    lines = [f"{cycle.grid}　{cycle}", _("方案：%(scheme)s") % {"scheme": cycle.scheme}]
    if cycle.computed_at:
        lines.append(
            _("计算：%(name)s，%(day)s") % {"name": cycle.computed_by, "day": timezone.localdate(cycle.computed_at)}
        )
    if cycle.approved_at:
        lines.append(
            _("审批：%(name)s，%(day)s") % {"name": cycle.approved_by, "day": timezone.localdate(cycle.approved_at)}
        )
    else:
        lines.append(_("还没有审批"))
    return lines
