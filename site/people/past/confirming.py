"""A second person holds the lines against the old books and confirms or refuses them. A verdict is never taken back."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ledger import auditing
from people import rules
from people.models import PastRecord, PastVerdict, User
from people.past.reading import waiting


def confirm(ids: Collection[int], by: User) -> int:
    """Confirms those of the records that wait within the approver's reach; how many. Raises ValidationError when none is
    chosen, or one was entered by the same person."""
    return _judge(ids, by, confirmed=True, reason="")


def refuse(ids: Collection[int], reason: str, by: User) -> int:
    """The lines stay readable as refused; the right ones are entered anew. Raises as above, and without a reason."""
    reason = reason.strip()
    if not reason or len(reason) > 200:
        raise ValidationError(_("请写退回的原因，不超过 200 个字。"))
    return _judge(ids, by, confirmed=False, reason=reason)


@transaction.atomic
def _judge(ids: Collection[int], by: User, *, confirmed: bool, reason: str) -> int:
    reach = rules.reach(by, {rules.Kind.HR_APPROVER})
    list(PastRecord.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",)))
    records = list(waiting(reach).filter(pk__in=ids))  # once the others who judge them are done
    if not records:
        raise ValidationError(_("请先选要核验的记录。"))
    if any(by.pk in (record.entered_by_id, record.worker.user_id) for record in records):
        raise ValidationError(_("自己录入的和自己的记录，要由别人核验。"))
    PastVerdict.objects.bulk_create(
        PastVerdict(source_key=f"past-verdict:{record.pk}", record=record, confirmed=confirmed, reason=reason, by=by)
        for record in records
    )
    for record in records:
        auditing.record(
            by,
            "past.confirm" if confirmed else "past.refuse",
            record,
            path=record.worker.grid.path,
            reason=reason,
            subject=f"worker:{record.worker_id}",
        )
    return len(records)
