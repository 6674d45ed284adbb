"""Shows what is masked to somebody who needs it: one person, once, on the record."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ledger import auditing
from people import rules
from people.models import Worker
from people.privacy import keeping

LONGEST = 200


def identity_number(worker: Worker, reason: str, by) -> str:
    """The whole number, for who keeps the roster there and says why. Raises PermissionDenied, ValidationError."""
    _require_keeper(worker, by)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST:
        raise ValidationError(_("请写为什么要看完整的号码，不超过 200 个字。"))
    number = keeping.number_of(worker)
    if not number:
        raise ValidationError(_("没有登记身份证号。"))
    auditing.record(
        by, "identity.disclose", worker, path=worker.grid.path, reason=reason, subject=f"worker:{worker.pk}"
    )
    return number


def phone(worker: Worker, by) -> str:
    """The whole phone number, for who keeps the roster there. Raises PermissionDenied."""
    _require_keeper(worker, by)
    if worker.phone:
        auditing.record(by, "phone.disclose", worker, path=worker.grid.path, subject=f"worker:{worker.pk}")
    return worker.phone


def _require_keeper(worker: Worker, by) -> None:
    if not rules.keeps_roster(by, worker.grid.path):
        raise PermissionDenied
