"""Puts on record that somebody acknowledged the privacy notice with a signature on paper."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ledger import auditing
from people import notice, rules
from people.models import NoticeAcknowledgement, User, Worker


def acknowledged(worker: Worker) -> NoticeAcknowledgement | None:
    """The acknowledgement of the notice in force, on a page or on paper."""
    given = NoticeAcknowledgement.objects.filter(user=worker.user_id, version=notice.VERSION)
    return given.select_related("recorded_by").first()


@transaction.atomic
def record(worker: Worker, signed_on: date, witness: str, by: User) -> NoticeAcknowledgement:
    """The version in force. At the next sign-in the notice is not shown. Raises PermissionDenied, ValidationError."""
    if not rules.keeps_roster(by, worker.grid.path) or not worker.user:
        raise PermissionDenied
    row, new = NoticeAcknowledgement.objects.get_or_create(
        user=worker.user,
        version=notice.VERSION,
        defaults={"signed_on": signed_on, "witness": witness.strip(), "recorded_by": by},
    )
    if not new:
        raise ValidationError(_("这个版本已经确认过了，不用再录。"))
    auditing.record(
        by,
        "notice.acknowledge_on_paper",
        worker,
        path=worker.grid.path,
        subject=f"worker:{worker.pk}",
        version=notice.VERSION,
        signed_on=signed_on.isoformat(),
        witness=row.witness,
    )
    return row
