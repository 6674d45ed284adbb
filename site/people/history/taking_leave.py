"""Leave: sick, maternity, personal, seconded elsewhere. The person stays employed and keeps the grid."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.history import days
from people.history.altering import altering
from people.models import Leave, User, Worker


def take_leave(worker: Worker, kind: str, first_day: date, last_day: date | None, by: User, *, note: str = "") -> Leave:
    """From the first to the last day, also ahead of time; without a last day until somebody ends it. Raises
    PermissionDenied, ValidationError."""
    days.in_order(first_day, last_day)
    if len(note) > 200:
        raise ValidationError({"note": _("说明最多 200 个字。")})
    with altering(worker, by, "history.leave") as change:
        if change.worker.left_on and (last_day is None or last_day > change.worker.left_on):
            raise ValidationError(_("已经离岗，没有假可请。"))
        days.apart(change.worker.leaves.all(), first_day, last_day)
        change.after = {"kind": kind, "first_day": first_day, "last_day": last_day, "note": note}
        return change.worker.leaves.create(kind=kind, first_day=first_day, last_day=last_day, note=note)
