"""Closes a round: nobody has a further chance in it, and who is not qualified is carried over."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.rounds.models import Round
from courses.rounds.rules import may_plan
from courses.rounds.signals import round_closed
from ledger import auditing
from people.models import User


def close_round(round: Round, by: User, at: datetime | None = None) -> None:
    """Closes an open round once its last day is over. Raises ValidationError when it is not, or closed already."""
    if not may_plan(by, round.grid.path):
        raise PermissionDenied
    at = at or timezone.now()
    with transaction.atomic():
        current = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
        if not current.opened_at:
            raise ValidationError(_("这一轮还没有开班。"))
        if current.closed_at:
            raise ValidationError(_("这一轮已经结班。"))
        if timezone.localdate(at) <= current.last_day:
            raise ValidationError(_("最后一天还没过完，过后才能结班。"))
        round.closed_at, round.closed_by = at, by
        round.save(update_fields=["closed_at", "closed_by"])
        auditing.record(by, "round closed", round, path=round.grid.path)
        round_closed.send(Round, round=round)
