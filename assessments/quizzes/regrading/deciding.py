"""Decides on a proposal. From its approval on the regrade holds for whatever is marked; a job marks the rest anew."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules, tasks
from assessments.quizzes.regrading.trying import require_something_left
from ledger.auditing import record
from people.models import User

Decision = Regrade.Decision


def decide(regrade: Regrade, decision: str, by: User, remark: str = "") -> Regrade:
    """Approves, and sets the work going; or sends back with a remark, which the proposer reads.

    Raises PermissionDenied for the proposer and whoever may not decide here, ValidationError when it was decided before.
    """
    with transaction.atomic():
        regrade = Regrade.objects.select_for_update(of=("self",)).select_related("grid", "round").get(pk=regrade.pk)
        if regrade.decided_at:
            raise ValidationError(_("已经有人审批过了，请刷新再看。"))
        if not rules.may_decide(by, regrade):
            raise PermissionDenied
        if decision not in Decision.values:
            raise ValidationError(_("请选审批通过或退回。"))
        if decision == Decision.RETURNED and not remark.strip():
            raise ValidationError(_("退回要写一句原因，提出的人才知道改什么。"))
        if decision == Decision.APPROVED:
            require_something_left(regrade)
        regrade.decision, regrade.decided_by, regrade.decided_at = decision, by, timezone.now()
        regrade.remark = remark.strip() if decision == Decision.RETURNED else ""
        regrade.save(update_fields=["decision", "decided_by", "decided_at", "remark"])
        record(by, f"regrade {decision}", regrade, path=regrade.grid.path, reason=regrade.remark or regrade.reason)
    if decision == Decision.APPROVED:
        tasks.start(regrade, by)
    return regrade
