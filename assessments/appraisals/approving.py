"""Approves a computed cycle: from then on its grades stand."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.appraisals.rules import require_approver
from ledger import auditing
from people.models import User


@transaction.atomic
def approve(cycle: Cycle, by: User) -> Cycle:
    """Makes the grades stand. Raises ValidationError (not computed, already approved); PermissionDenied for whoever
    computed the cycle or does not approve in its district.
    """
    require_approver(by, cycle.grid)
    stored = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    if stored.approved_at:
        raise ValidationError(_("“%(cycle)s”已经审批过了。") % {"cycle": stored})
    if not stored.computed_at:
        raise ValidationError(_("“%(cycle)s”还没有计算，先请人事经办计算。") % {"cycle": stored})
    if stored.computed_by_id == by.pk:
        raise PermissionDenied(_("计算和审批不能是同一人，请另一位人事审批来办。"))
    cycle.approved_at, cycle.approved_by = timezone.now(), by
    cycle.save(update_fields=["approved_at", "approved_by"])
    auditing.record(by, "appraisals.approve", cycle, path=cycle.grid.path)
    return cycle
