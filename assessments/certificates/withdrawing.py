"""Sends a batch back before it is issued, so that it can be prepared anew."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.certificates import rules
from assessments.certificates.models import Batch
from ledger.auditing import record
from people.models import User


def withdraw(batch: Batch, reason: str, by: User) -> None:
    """Closes the batch; its people may be put into another one. Raises PermissionDenied or ValidationError."""
    if not rules.may_withdraw(by, batch):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("请写明退回的原因，编制人会看到。"))
    not_issued = Batch.objects.filter(pk=batch.pk, issued_at=None, withdrawn_at=None)
    if not_issued.update(withdrawn_by=by, withdrawn_at=timezone.now(), withdrawal_reason=reason.strip()):
        record(by, "withdraw certificates", batch, path=batch.grid.path, reason=reason.strip())
    batch.refresh_from_db()
