"""Closes what a suspended worker has open (what was saved stays and is not marked), holds a merge until papers are in, and the
closing of a round until they are marked."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.submitting import settle
from courses.rounds.models import Round
from grids import scope
from ledger.auditing import SYSTEM, record
from people.models import Worker


def close_open_attempts(sender, worker: Worker, **kwargs) -> None:
    """Receives `people.signals.worker_suspended`."""
    reason = _("停考期间不能考试")
    with scope.whole_tree("a suspension closes the worker's attempts wherever they were opened"):
        still_open = Attempt.objects.filter(worker=worker, state=Attempt.State.OPEN)
        for attempt in map(settle, list(still_open)):  # whose time was up has handed in
            if still_open.filter(pk=attempt.pk).update(state=Attempt.State.CLOSED, closed_reason=reason):
                record(SYSTEM, "attempt closed", attempt, reason=reason)


def refuse_while_sitting(sender, kept: Worker, gone: Worker, **kwargs) -> None:
    """Receives `people.signals.merging`: an open paper is tied to the number it was opened with. Raises ValidationError."""
    with scope.whole_tree("an open paper holds up a merge wherever it was opened"):
        if Attempt.objects.filter(worker__in=[kept.pk, gone.pk], state=Attempt.State.OPEN).exists():
            raise ValidationError(_("这个人正在考试，等交卷以后再合并。"))


def refuse_while_marking(sender, round: Round, **kwargs) -> None:
    """Receives `rounds.signals.round_closed`: who waits for marks, or is handed in any moment, may be qualified
    yet. Raises ValidationError."""
    with scope.whole_tree("papers that wait for marks hold up the closing of their round"):
        sat = Attempt.objects.filter(enrolment__round=round)
        still_open = sat.filter(state=Attempt.State.OPEN).count()
        waiting = sat.filter(state=Attempt.State.SUBMITTED, score=None).count()
    if still_open:
        raise ValidationError(_("还有 %(count)s 份卷没有收，收了再结班。") % {"count": still_open})
    if waiting:
        raise ValidationError(_("还有 %(count)s 份答卷等老师评分，评完再结班。") % {"count": waiting})
