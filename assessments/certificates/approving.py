"""Approves a batch that another person prepared."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments.certificates import rules
from assessments.certificates.models import Batch
from ledger.auditing import record
from people.models import User


def approve(batch: Batch, by: User) -> None:
    """Lets a batch be issued. Raises PermissionDenied for its preparer, and for whoever may not approve here."""
    if not rules.may_approve(by, batch):
        raise PermissionDenied
    still_open = Batch.objects.filter(pk=batch.pk, approved_at=None, withdrawn_at=None)
    if still_open.update(approved_by=by, approved_at=timezone.now()):
        record(by, "approve certificates", batch, path=batch.grid.path)
    batch.refresh_from_db()
