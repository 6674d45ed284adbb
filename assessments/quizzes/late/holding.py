"""A round is not closed while late sheets of it wait for a decision: who is to fail may have answered enough in time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.quizzes.late import queue
from courses.rounds.models import Round
from grids import scope


def hold_round(sender, round: Round, **kwargs) -> None:
    """Receives `rounds.signals.round_closed`. Raises ValidationError."""
    with scope.whole_tree("late sheets hold up a round wherever they lie"):
        count = queue.undecided().filter(attempt__enrolment__round=round).count()
    if count:
        raise ValidationError(_("还有 %(count)s 份迟到的答卷没有定，定了再结班。") % {"count": count})
