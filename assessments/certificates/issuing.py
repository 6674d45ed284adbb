"""Issues the certificates of an approved batch: facts frozen, numbers given, in one transaction."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.certificates import numbers, preparing, queries, rules
from assessments.certificates.freezing import facts
from assessments.certificates.models import Batch, Certificate, Kind, Recipient
from ledger.auditing import record
from people.models import User


def issue(batch: Batch, by: User) -> int:
    """How many certificates were added: none for a batch that is already issued.

    Who has meanwhile lost the qualification, got a certificate otherwise or has a name that cannot be printed is left
    out, and the list says why. Raises PermissionDenied, or ValidationError for a batch that is not approved.
    """
    with transaction.atomic():
        batch = Batch.objects.select_for_update(of=("self",)).select_related("grid", "round", "cycle").get(pk=batch.pk)
        if batch.state == Batch.State.ISSUED:
            return 0
        if batch.state != Batch.State.APPROVED:
            raise ValidationError(_("这一批还没有审批，不能签发。"))
        if not rules.may_issue(by, batch):
            raise PermissionDenied
        added = _add(batch, _still_entitled(batch), by, timezone.localdate())
        batch.issued_by, batch.issued_at = by, timezone.now()
        batch.save(update_fields=["issued_by", "issued_at"])
        record(by, "issue certificates", batch, path=batch.grid.path, certificates=added)
    return added


def _still_entitled(batch: Batch) -> list[Recipient]:
    result = "enrolment" if batch.kind == Kind.ROUND else "appraisal"
    entitled = set(
        queries.earned(batch.kind).values_list("pk", flat=True).filter(**{queries.OCCASION[batch.kind]: batch.occasion})
    )
    able, changed = [], []
    for recipient in batch.recipients.select_related("worker", result):
        reason = preparing.obstacle(recipient.worker.name)
        if getattr(recipient, f"{result}_id") not in entitled:
            reason = _("签发时已不符合条件，或者已经有了证书。")
        if reason != recipient.obstacle:
            recipient.obstacle = reason
            changed.append(recipient)
        if not reason:
            able.append(recipient)
    Recipient.objects.bulk_update(changed, ["obstacle"], batch_size=500)
    return able


def _add(batch: Batch, recipients: list[Recipient], by: User, today: date) -> int:
    given = numbers.allocate(batch.grid.county_code, today.year, batch.kind, len(recipients))
    Certificate.objects.bulk_create(
        [_certificate(batch, one, number, by, today) for one, number in zip(recipients, given, strict=True)],
        batch_size=500,
    )
    return len(recipients)


def _certificate(batch: Batch, recipient: Recipient, number: str, by: User, today: date) -> Certificate:
    result = recipient.enrolment or recipient.appraisal
    return Certificate(
        source_key=f"{result._meta.model_name}:{result.pk}",
        number=number,
        kind=batch.kind,
        batch=batch,
        worker=recipient.worker,
        grid_id=result.grid_id,
        enrolment=recipient.enrolment,
        appraisal=recipient.appraisal,
        facts=facts(recipient, batch, today),
        issued_on=today,
        issued_by=by,
    )
