"""Gives out slips: a new one voids the one before."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing
from people.models import Slip, SlipSheet, User, Worker
from people.slips import codes, rules

CHUNK = 900


@transaction.atomic
def issue(worker: Worker, reason: str, by: User, sign_out: bool = False) -> str:
    """The code of a new slip for one person, to be shown once. With `sign_out` the old password and every session end.

    Raises PermissionDenied, ValidationError.
    """
    reason = reason.strip()
    if not rules.may_issue(by, worker.grid.path) or not worker.user:
        raise PermissionDenied
    if not rules.may_open_account(by, worker.user):
        raise PermissionDenied
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("请写为什么开，不超过 200 个字。")})
    code = codes.new()
    write([(worker, code)], by, reason=reason)
    if sign_out:
        # Sessions carry a digest of the password: with another one they are nobody's.
        worker.user.set_unusable_password()
        worker.user.save(update_fields=["password"])
    auditing.record(
        by, "slip.issue", worker, path=worker.grid.path, reason=reason, subject=f"worker:{worker.pk}", sign_out=sign_out
    )
    return code


def write(
    pairs: Sequence[tuple[Worker, str]], by: User, reason: str = "", sheet: SlipSheet | None = None
) -> list[Slip]:
    """Slips for these workers with these codes, in place of earlier ones. Call inside a transaction, after the checks."""
    now = timezone.now()
    for start in range(0, len(pairs), CHUNK):
        chunk = [worker.pk for worker, _code in pairs[start : start + CHUNK]]
        Slip.objects.in_force().filter(worker__in=chunk).update(voided_at=now)
    return Slip.objects.bulk_create(
        [
            Slip(
                worker=worker,
                digest=codes.digest(worker.number, code),
                sheet=sheet,
                reason=reason,
                by=by,
                issued_at=now,
                expires_at=expires_at(),
            )
            for worker, code in pairs
        ],
        batch_size=1_000,
    )


def expires_at() -> datetime:
    """Of a slip that is given out now: the end of its last day."""
    last = timezone.localtime() + timedelta(days=settings.SLIP_DAYS)
    return last.replace(hour=23, minute=59, second=59, microsecond=0)
