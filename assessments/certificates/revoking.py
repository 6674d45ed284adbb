"""Revokes a certificate. It stays readable, and whoever verifies it reads the reason."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from assessments.certificates import rules
from assessments.certificates.models import Certificate, Revocation
from ledger.auditing import record
from people.models import User


def revoke(certificate: Certificate, reason: str, by: User) -> Revocation:
    """The revocation; the earlier one when there is one. Raises PermissionDenied, or ValidationError without a reason."""
    if not rules.may_revoke(by, certificate.batch):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("请写明撤销的原因，查验的人会看到。"))
    revocation, new = Revocation.objects.get_or_create(
        certificate=certificate, defaults={"reason": reason.strip(), "by": by}
    )
    if new:
        record(by, "revoke certificate", certificate, path=certificate.batch.grid.path, reason=revocation.reason)
    return revocation
