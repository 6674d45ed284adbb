"""Bars a worker from exams, and lifts the bar."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing
from people import rules
from people.models import Suspension, User, Worker
from people.signals import worker_suspended


@transaction.atomic
def suspend(worker: Worker, reason: str, by: User) -> Suspension:
    """From now on the worker may not sit exams; open attempts are closed by those who listen to `worker_suspended`.

    A worker who is suspended already stays so, for the first reason. Raises PermissionDenied, ValidationError.
    """
    reason = reason.strip()
    if not rules.may_suspend(by, worker.grid.path):
        raise PermissionDenied
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("请写停考的原因，不超过 200 个字。")})
    if current := in_force(worker):
        return current
    suspension = Suspension.objects.create(worker=worker, reason=reason, by=by)
    auditing.record(by, "worker.suspend", worker, path=worker.grid.path, reason=reason)
    worker_suspended.send(sender=Worker, worker=worker)
    return suspension


@transaction.atomic
def resume(worker: Worker, by: User) -> None:
    """Exams are open again; without a suspension in force nothing happens. Raises PermissionDenied."""
    if not rules.may_suspend(by, worker.grid.path):
        raise PermissionDenied
    current = in_force(worker)
    if current:
        Suspension.objects.filter(pk=current.pk).update(ended_at=timezone.now())
        auditing.record(by, "worker.resume", worker, path=worker.grid.path)


def in_force(worker: Worker) -> Suspension | None:
    return Suspension.objects.filter(worker=worker, ended_at=None).select_related("by").first()
