"""Enters deductions with their reasons. A withdrawal is a second row with negative points."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from assessments.appraisals.entering import locked, require_due
from assessments.appraisals.models import Cycle, Deduction
from ledger import auditing
from people.models import User, Worker


@transaction.atomic
def deduct(cycle: Cycle, worker: Worker, points: Decimal, reason: str, by: User, key: str = "") -> Deduction:
    """Takes `points` off (negative: withdraws). `key` names the event, so that entering it again adds nothing.

    Raises ValidationError (no reason, no points, more withdrawn than was taken, an approved cycle) and PermissionDenied.
    """
    stored = locked(cycle, by)
    require_due(stored, [worker.pk])
    mine = stored.deductions.filter(worker=worker)
    source_key = f"deduction:{stored.pk}:{worker.pk}:{key or mine.count() + 1}"
    if key and (known := mine.filter(source_key=source_key).first()):
        return known
    if not reason.strip():
        raise ValidationError({"reason": _("写明扣分的事由，本人会看到。")})
    if not points or abs(points) > 100:
        raise ValidationError({"points": _("扣分要大于 0、不超过 100；撤回时写负数。")})
    if (mine.aggregate(sum=Sum("points"))["sum"] or Decimal(0)) + points < 0:
        raise ValidationError({"points": _("撤回的比扣过的多。")})
    row = Deduction.objects.create(
        cycle=stored, worker=worker, points=points, reason=reason.strip(), by=by, source_key=source_key
    )
    about = {"subject": f"worker:{worker.pk}", "after": {"points": points}}
    auditing.record(by, "appraisals.deduct", stored, path=stored.grid.path, reason=reason.strip(), **about)
    return row
