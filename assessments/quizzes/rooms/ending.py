"""Ends a room: whoever has no attempt then was absent, and may be given a seat elsewhere."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.models import Room
from assessments.quizzes.rooms import keeping, rules
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rules import sits_too
from ledger.auditing import record
from people.models import User


@transaction.atomic
def end(room: Room, by: User, reason: str = "") -> None:
    """With a reason also when sheets are half typed; they then do not count. Raises PermissionDenied, Refused."""
    if not rules.may_run(by, room.grid.path) or sits_too(by, room.step.round):
        raise PermissionDenied
    current = Room.objects.select_for_update(of=("self",)).get(pk=room.pk)
    if current.ended_at:
        raise Refused(_("这个考场已经收场。"))
    absent = current.seats.filter(attempt=None)
    unfinished = absent.exclude(typed=None).distinct().count()
    reason = reason.strip()[:200]
    if unfinished and not reason:
        raise Refused(_("还有 %(count)s 张录了一半。收场以后它们不算，要写明原因。") % {"count": unfinished})
    Room.objects.filter(pk=room.pk).update(ended_at=timezone.now(), ended_by=by)
    transaction.on_commit(lambda: keeping.forget(room))
    record(by, "room ended", room, path=room.grid.path, reason=reason, absent=absent.count(), unfinished=unfinished)
