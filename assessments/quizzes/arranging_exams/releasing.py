"""Releases the results of an exam to all at once: they are shown, and from then on they count."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.assisting import unwitnessed
from assessments.quizzes.exam_time.clock import now_us, to_us
from assessments.quizzes.marking.folding import report
from assessments.quizzes.models import Arrangement, Attempt
from courses.rounds.models import Round, RoundStep
from grids import scope
from ledger.auditing import record
from people.models import User

BATCH = 500
State = Attempt.State


@transaction.atomic
def release(step: RoundStep, by: User) -> int:
    """Everybody may see the result from now on; it stays so. Returns how many results came out; a second time none, but for
    those that were begun at the very moment of the first.

    Raises PermissionDenied, and Refused while somebody still sits or a sheet waits for marks.
    """
    if not rules.may_arrange(by, step.round):
        raise PermissionDenied
    held = Arrangement.objects.select_for_update(of=("self",)).filter(step=step, together=True).first()
    if held is None:
        raise Refused(_("这一场的成绩随考随出，不用公布。"))
    if held.released_at:
        return _release_stragglers(step)
    _check_over(held)
    with scope.whole_tree("results come out for all who sat"):
        sat = _sat(step)
        if sat.filter(state=State.OPEN).exists():
            raise Refused(_("还有人在考，等都交了卷再公布。"))
        if waiting := sat.filter(state=State.SUBMITTED, score=None).count():
            raise Refused(_("还有 %(count)s 份答卷没有评完，评完再公布。") % {"count": waiting})
        if unseen := unwitnessed(step).count():
            raise Refused(_("还有 %(count)s 份代录的卷没有人见证，见证以后再公布。") % {"count": unseen})
        released = sat.filter(state=State.SUBMITTED).count()
        sat.filter(withheld=True).exclude(state=State.CLOSED).update(withheld=False)
    Arrangement.objects.filter(pk=held.pk).update(released_at=timezone.now(), released_by=by)
    record(by, "results released", held, path=step.round.grid.path, step=step.title, results=released)
    return released


def report_released() -> int:
    """Tells the ledger of completions what came out. Returns of how many exams; one that breaks off is told anew the next time.

    The marking process does so: for a whole city it takes longer than a page may.
    """
    untold = list(Arrangement.objects.filter(reported_at=None).exclude(released_at=None).select_related("step"))
    for held in untold:
        with scope.whole_tree("results come out for all who sat"):
            ids = list(_sat(held.step).filter(state=State.SUBMITTED, withheld=False).order_by("pk").values_list("pk"))
            for start in range(0, len(ids), BATCH):
                report(pk for (pk,) in ids[start : start + BATCH])
        Arrangement.objects.filter(pk=held.pk).update(reported_at=timezone.now())
    return len(untold)


def _release_stragglers(step: RoundStep) -> int:
    with scope.whole_tree("results come out for all who sat"):
        unseen = unwitnessed(step).values("attempt")
        kept_back = _sat(step).filter(state=State.SUBMITTED, withheld=True).exclude(pk__in=unseen)
        released = kept_back.update(withheld=False)
    if released:
        Arrangement.objects.filter(step=step).update(reported_at=None)
    return released


def hold_round(sender, round: Round, **kwargs) -> None:
    """Receives `rounds.signals.round_closed`: what is kept back may qualify somebody yet. Raises ValidationError."""
    with scope.whole_tree("results that are kept back hold up the closing of their round"):
        kept_back = Attempt.objects.filter(enrolment__round=round, withheld=True).exclude(state=State.CLOSED)
        if kept_back.exists():
            raise ValidationError(_("还有考试的成绩没有公布，或者代录的卷没有人见证，办完再结班。"))
        if Arrangement.objects.filter(step__round=round, reported_at=None).exclude(released_at=None).exists():
            raise ValidationError(_("公布的成绩正在计入，过一会儿再结班。"))


def _check_over(held: Arrangement) -> None:
    end = held.entry_until or held.ends_at
    if end and to_us(end) > now_us():
        raise Refused(_("入场还没有结束，等考完再公布。"))


def _sat(step: RoundStep):
    return Attempt.objects.filter(enrolment__round=step.round_id, step_key=step.step_key)
