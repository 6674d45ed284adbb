"""Decides on a run. Afterwards nothing of it changes."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.appraisals.rules import require_approver
from assessments.pay.models import Decision, Run
from grids.models import Grid
from ledger import auditing
from people.models import User

Kind = Decision.Kind


@transaction.atomic
def decide(run: Run, kind: str, by: User, remark: str = "") -> Decision:
    """Approves or returns the newest run of its month; a return needs a remark, which the preparer reads.

    Raises ValidationError (decided before, superseded, no remark, nothing to approve); PermissionDenied for whoever
    prepared the run or does not approve in its district.
    """
    require_approver(by, run.grid)
    if run.prepared_by_id == by.pk:
        raise PermissionDenied(_("编制和审批不能是同一人，请另一位人事审批来办。"))
    Grid.objects.select_for_update().get(pk=run.grid_id)
    remark = remark.strip()
    _require_open(run)
    if kind not in Kind.values:
        raise ValidationError(_("请选审批通过或退回。"))
    if kind == Kind.RETURNED and not remark:
        raise ValidationError({"remark": _("退回要写明意见，编制人才知道改什么。")})
    if kind == Kind.APPROVED and not run.proposals.exists():
        raise ValidationError(_("这一期一个人都没有算出来，只能退回。"))
    decision = Decision.objects.create(run=run, kind=kind, by=by, remark=remark, source_key=f"decision:{run.pk}")
    auditing.record(by, f"pay.{kind}", run, path=run.grid.path, reason=remark)
    return decision


def _require_open(run: Run) -> None:
    if earlier := Decision.objects.filter(run=run).select_related("by").first():
        raise ValidationError(
            _("这一期已由%(name)s处理：%(kind)s。") % {"name": earlier.by, "kind": earlier.get_kind_display()}
        )
    if superseded(run):
        raise ValidationError(_("这个月已经重新编制，请看最新的一次。"))


def superseded(run: Run) -> bool:
    """Whether the month has a newer run."""
    return Run.objects.filter(grid=run.grid_id, month=run.month, number__gt=run.number).exists()
