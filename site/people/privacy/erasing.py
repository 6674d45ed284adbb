"""Erases somebody who has left long ago, by making the rows anonymous: one person prepares, another confirms.

Ledger rows stay with their reference and figures stay what they were. What was sealed for the person is lost with the key.
"""

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import scope
from grids.paths import below
from ledger import auditing, sealing
from people import rules
from people.models import Erasure, User, Worker
from people.privacy import registry, retaining
from people.privacy.registry import Person


@transaction.atomic
def prepare(worker: Worker, by: User) -> Erasure:
    """Puts somebody up for erasure; nothing is changed yet. Twice is once. Raises PermissionDenied, ValidationError."""
    if not rules.keeps_roster(by, worker.grid.path):
        raise PermissionDenied
    require_due(worker)
    erasure, new = Erasure.objects.get_or_create(worker=worker, withdrawn_at=None, defaults={"prepared_by": by})
    if new:
        auditing.record(by, "erasure.prepare", worker, path=worker.grid.path)
    return erasure


@transaction.atomic
def confirm(erasure: Erasure, by: User) -> None:
    """Erases. Only an approver who did not prepare it. Raises PermissionDenied, ValidationError."""
    erasure = _open(erasure, by)
    worker = erasure.worker
    require_due(worker)
    with scope.whole_tree("erasure of a person"):
        person = Person(worker, worker.user)
        Erasure.objects.filter(pk=erasure.pk).update(confirmed_by=by, confirmed_at=timezone.now())
        _end_sessions(worker.user)
        for part in registry.parts.values():
            part.erase(person)
        for subject in person.subjects:
            sealing.destroy(subject)
    auditing.record(by, "erasure.confirm", worker, path=worker.grid.path, prepared_by=erasure.prepared_by_id)


@transaction.atomic
def withdraw(erasure: Erasure, by: User) -> None:
    """The approver does not agree; it may be prepared again. Raises PermissionDenied, ValidationError."""
    erasure = _open(erasure, by)
    Erasure.objects.filter(pk=erasure.pk).update(withdrawn_by=by, withdrawn_at=timezone.now())
    auditing.record(by, "erasure.withdraw", erasure.worker, path=erasure.worker.grid.path)


def require_due(worker: Worker) -> None:
    """Raises ValidationError with the reason why this person may not be erased (yet)."""
    if worker.left_on is None:
        raise ValidationError(_("还在岗的人不能注销。"))
    if worker.left_on > retaining.last_day_to_have_left():
        raise ValidationError(_("还没到保存期限，现在不能注销。"))
    if worker.user and rules.roles_of(worker.user, timezone.localdate()):
        raise ValidationError(_("这个账号还有管理角色。先结束角色，再注销。"))


def in_force(worker: Worker) -> Erasure | None:
    """The one that waits or is done."""
    rows = Erasure.objects.filter(worker=worker, withdrawn_at=None)
    return rows.select_related("prepared_by", "confirmed_by").first()


def waiting_for(user: User) -> QuerySet[Erasure]:
    """What the user may confirm, oldest first."""
    reached = Q(pk__in=[])
    for path in rules.reach(user, {rules.Kind.HR_APPROVER}):
        reached |= below(path, "worker__grid__path")
    rows = Erasure.objects.filter(reached, confirmed_at=None, withdrawn_at=None).exclude(prepared_by=user)
    return rows.select_related("worker", "prepared_by").order_by("prepared_at", "pk")


def _open(erasure: Erasure, by: User) -> Erasure:
    locked = Erasure.objects.select_for_update(of=("self",)).select_related("worker__grid").get(pk=erasure.pk)
    if not rules.may_approve(by, locked.worker.grid.path) or locked.prepared_by_id == by.pk:
        raise PermissionDenied
    if locked.confirmed_at or locked.withdrawn_at:
        raise ValidationError(_("已经有人办过了。"))
    return locked


def _end_sessions(user: User | None) -> None:
    """The account is closed anyway; here what its sessions hold goes, too."""
    if user:
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
            if session.get_decoded().get("_auth_user_id") == str(user.pk):
                session.delete()
