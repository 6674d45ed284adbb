"""What waits until the sheets of a room are in: closing the round, and merging somebody who sits there."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.quizzes.models import Room, Seat
from courses.rounds.models import Round
from grids import scope
from people.models import Worker


def hold_round(sender, round: Round, **kwargs) -> None:
    """Receives `rounds.signals.round_closed`. Raises ValidationError while a room still has sheets to type."""
    with scope.whole_tree("sheets to type hold up a round wherever their room lies"):
        room = Room.objects.filter(step__round=round, ended_at=None, seats__attempt=None).first()
    if room:
        raise ValidationError(_("纸笔考场“%(room)s”还没有录完，录完或者收场以后再结班。") % {"room": room})


def hold_merge(sender, kept: Worker, gone: Worker, **kwargs) -> None:
    """Receives `people.signals.merging`. Raises ValidationError: a sheet is bound to the enrolment it was printed for."""
    with scope.whole_tree("a sheet to type holds up a merge wherever its room lies"):
        seats = Seat.objects.filter(enrolment__worker__in=[kept.pk, gone.pk], attempt=None, room__ended_at=None)
        if seats.exists():
            raise ValidationError(_("这个人坐在纸笔考场里，等答题卡录完以后再合并。"))
