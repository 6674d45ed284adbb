"""A run as a workbook: the proposals, and on a second sheet those who could not be computed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.places import place_names
from assessments.pay.models import Run
from assessments.pay.queries import amounts, proposals_of, sums
from ledger.sheets import Workbook


def workbook(run: Run) -> bytes:
    """An xlsx. Amounts are numbers in yuan with two decimals."""
    proposals = list(proposals_of(run, flagged=False).prefetch_related("lines"))
    units = place_names(row.grid.path for row in proposals)
    rows = [
        [
            row.worker.number,
            row.worker.name,
            units[row.grid.path],
            row.post,
            row.grade,
            row.appraisal.grade,
            *amounts(row),
            row.total,
            "".join(noted["text"] for noted in row.remarks),
        ]
        for row in proposals
    ]
    money = [_("基本部分"), _("绩效部分"), _("津贴"), _("轮训激励"), _("合计（元）")]
    heads = [_("工号"), _("姓名"), _("单位"), _("岗位"), _("薪级"), _("考核等次"), *money, _("为什么要看")]
    foot = [_("合计"), "", "", "", "", "", *sums(run, flagged=False)]
    book = Workbook()
    book.add(_("薪酬建议"), _about(run), heads, rows, foot)
    refused = [[person["number"], person["name"], person["reason"]] for person in run.refused]
    book.add(_("没有算出来的人"), [_("没有算出来的人，要人工核定")], [_("工号"), _("姓名"), _("原因")], refused)
    return book.read()


def _about(run: Run) -> list[str]:
    scheme = {"scheme": run.scheme, "day": run.scheme.effective_from}
    prepared = {"name": run.prepared_by, "day": timezone.localdate(run.prepared_at), "number": run.number}
    lines = [
        f"{run.grid}　{run}",
        _("方案：%(scheme)s，%(day)s 起施行") % scheme,
        _("所据考核：%(cycle)s") % {"cycle": run.cycle},
        _("编制：%(name)s，%(day)s，第 %(number)s 次") % prepared,
    ]
    decision = getattr(run, "decision", None)
    if decision is None:
        return [*lines, _("还没有审批")]
    decided = {"name": decision.by, "day": timezone.localdate(decision.created_at), "kind": decision.get_kind_display()}
    return [*lines, _("%(kind)s：%(name)s，%(day)s") % decided + (f"　{decision.remark}" if decision.remark else "")]
