"""个别安排: one person proposes what somebody is granted, a second person decides; a later word may end it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused, outside
from assessments.quizzes.arranging_exams.reasons import written
from assessments.quizzes.exam_time.clock import GRACE, MINUTE, end_of_day_us, now_us
from assessments.quizzes.models import Attempt, Grant, GrantDecision, Hall
from courses.rounds.models import Enrolment, RoundStep
from grids import scope
from ledger.auditing import record
from people.models import User

Kind = GrantDecision.Kind
MOST_MINUTES = 480


@transaction.atomic
def propose(
    enrolment: Enrolment,
    step: RoundStep,
    by: User,
    *,
    reason: str,
    minutes: int = 0,
    attempts: int = 0,
    entry_from: datetime | None = None,
    entry_until: datetime | None = None,
    this_attempt: bool = False,
) -> Grant:
    """Puts it up for a second person; the same again while it waits adds nothing. `this_attempt`: the minutes are for the
    attempt that is open now, and no other.

    `enrolment` with its worker and grid, `step` with its round loaded. Raises PermissionDenied, Refused.
    """
    if not rules.may_arrange(by, step.round) or enrolment.worker.user_id == by.pk:
        raise PermissionDenied
    reason = written(reason, _("请写原因，不超过 200 个字。"))
    if not (minutes or attempts or entry_from):
        raise Refused(_("加时、次数、入场时间，至少写一样。"))
    _check_days(step, entry_from, entry_until)
    attempt = _open_attempt(enrolment, step) if this_attempt else None
    if this_attempt and (attempt is None or not minutes or attempts or entry_from):
        raise Refused(_("只给这一次加时：要正在考，只写加几分钟。"))
    said = {
        "enrolment": enrolment,
        "step": step,
        "attempt": attempt,
        "minutes": minutes,
        "attempts": attempts,
        "entry_from": entry_from,
        "entry_until": entry_until,
        "reason": reason,
        "proposed_by": by,
    }
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)  # two clicks come one after the other
    same: Grant | None = Grant.objects.waiting().filter(**said).first()
    if same:
        return same
    grant: Grant = Grant.objects.create(**said)
    record(by, "grant proposed", grant, path=enrolment.grid.path, **_named(grant))
    return grant


@transaction.atomic
def propose_for_hall(hall: Hall, by: User, minutes: int, reason: str) -> int:
    """Extra time for everybody who sits in the hall now: the power was off. By who arranges, or an invigilator; not for oneself.
    The same again while it waits adds nothing.

    Returns for how many it is put up. Raises PermissionDenied, Refused.
    """
    step = hall.arrangement.step
    if not rules.may_arrange(by, step.round) and not rules.invigilates(by, hall):
        raise PermissionDenied
    reason = written(reason, _("请写原因，不超过 200 个字。"))
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_("加时要写 1 到 %(most)s 分钟。") % {"most": MOST_MINUTES})
    with scope.whole_tree("who sits in a hall, for who stands there"):
        Hall.objects.select_for_update(of=("self",)).get(pk=hall.pk)  # two clicks come one after the other
        sitting = Attempt.objects.filter(hall=hall, state=Attempt.State.OPEN, closes_us__gte=now_us() - GRACE)
        sitting = sitting.exclude(worker__user=by)
        same = Grant.objects.waiting().filter(attempt__in=sitting, minutes=minutes, reason=reason, proposed_by=by)
        known = set(same.values_list("attempt", flat=True))
        grants = [
            Grant(
                enrolment_id=attempt.enrolment_id,
                step=step,
                attempt=attempt,
                minutes=minutes,
                reason=reason,
                proposed_by=by,
            )
            for attempt in sitting
            if attempt.pk not in known
        ]
        if not grants and not known:
            raise Refused(_("这个考场现在没有人在考。"))
        Grant.objects.bulk_create(grants)
    if grants:
        record(by, "grant proposed", hall, path=hall.grid.path, step=step.title, minutes=minutes, people=len(grants))
    return len(grants) + len(known)


@transaction.atomic
def approve_all_sitting(step: RoundStep, by: User) -> int:
    """Every proposal of more time for people who sit now, by somebody else. Returns how many got it; who has handed in
    meanwhile does not. Raises PermissionDenied.
    """
    if not rules.may_arrange(by, step.round):
        raise PermissionDenied
    return sum(_approved(grant, by) for grant in waiting_of_sitting(step, by))


def waiting_of_sitting(step: RoundStep, by: User):
    """Proposals for attempts that are open, which this person may decide on."""
    waiting = Grant.objects.waiting().filter(step=step, attempt__state=Attempt.State.OPEN)
    return waiting.exclude(proposed_by=by).exclude(enrolment__worker__user=by)


def _approved(grant: Grant, by: User) -> bool:
    try:
        with transaction.atomic():
            return approve(grant, by) is not None
    except Refused:
        return False


@transaction.atomic
def approve(grant: Grant, by: User) -> Attempt | None:
    """From now on it holds. Minutes also lengthen the attempt that is open: one statement, only while it is open.

    Returns the attempt that was lengthened. Raises PermissionDenied, and Refused with the reason.
    """
    grant = _locked(grant)
    if not rules.may_decide(by, grant):
        raise PermissionDenied
    _check_undecided(grant)
    if grant.step.round.closed_at:
        raise Refused(_("这一轮已经结班，不能再改。"))
    lengthened = _lengthen(grant) if grant.minutes else None
    if grant.attempt_id and lengthened is None:
        raise Refused(_("这一次已经交卷，不能再加时。"))
    GrantDecision.objects.create(grant=grant, kind=Kind.APPROVED, by=by)
    record(by, "grant approved", grant, path=grant.enrolment.grid.path, attempt=lengthened and lengthened.pk)
    return lengthened


@transaction.atomic
def refuse(grant: Grant, by: User, reason: str) -> None:
    """Raises PermissionDenied, and Refused with the reason."""
    grant = _locked(grant)
    if not rules.may_decide(by, grant):
        raise PermissionDenied
    _check_undecided(grant)
    reason = written(reason, _("请写为什么不同意，不超过 200 个字。"))
    GrantDecision.objects.create(grant=grant, kind=Kind.REFUSED, by=by, reason=reason)
    record(by, "grant refused", grant, path=grant.enrolment.grid.path, reason=reason)


@transaction.atomic
def revoke(grant: Grant, by: User, reason: str) -> None:
    """Ends it, or takes back a proposal. An attempt that was lengthened keeps its time. Raises PermissionDenied, Refused."""
    grant = _locked(grant)
    if not rules.may_revoke(by, grant):
        raise PermissionDenied
    if grant.decisions.exclude(kind=Kind.APPROVED).exists():
        raise Refused(_("这一条已经不算了。"))
    reason = written(reason, _("请写为什么撤销，不超过 200 个字。"))
    GrantDecision.objects.create(grant=grant, kind=Kind.REVOKED, by=by, reason=reason)
    record(by, "grant revoked", grant, path=grant.enrolment.grid.path, reason=reason)


def _locked(grant: Grant) -> Grant:
    """As it is now, held until the act commits."""
    with scope.whole_tree("the grant was found in the scope of who asks"):
        Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
        return Grant.objects.select_related("step__round__grid", "enrolment__worker", "enrolment__grid").get(
            pk=grant.pk
        )


def _check_undecided(grant: Grant) -> None:
    if grant.decisions.exists():
        raise Refused(_("已经有人办过了。"))


def _lengthen(grant: Grant) -> Attempt | None:
    """The open attempt, with more time; past the grace after its deadline it is as good as handed in."""
    more, now = grant.minutes * MINUTE, now_us()
    with scope.whole_tree("the attempt of a person whose grant was found in scope"):
        still_open = _open_ones(grant.enrolment, grant.step).filter(closes_us__gte=now - GRACE)
        if grant.attempt_id:
            still_open = still_open.filter(pk=grant.attempt_id)
        last = Value(end_of_day_us(grant.step.round.last_day))
        lengthened = still_open.update(
            closes_us=Least(F("closes_us") + more, last), extra_minutes=F("extra_minutes") + grant.minutes
        )
        return _open_ones(grant.enrolment, grant.step).first() if lengthened else None


def _open_attempt(enrolment: Enrolment, step: RoundStep) -> Attempt | None:
    with scope.whole_tree("the attempt of a person who was found in scope"):
        return _open_ones(enrolment, step).filter(closes_us__gte=now_us() - GRACE).first()


def _open_ones(enrolment: Enrolment, step: RoundStep):
    return Attempt.objects.filter(enrolment=enrolment, step_key=step.step_key, state=Attempt.State.OPEN)


def _check_days(step: RoundStep, opens: datetime | None, shuts: datetime | None) -> None:
    if bool(opens) != bool(shuts):
        raise Refused(_("本人的入场时间，从几点到几点都要写。"))
    if opens and shuts:
        if shuts <= opens:
            raise Refused(_("入场结束要在入场开始以后。"))
        if sentence := outside(step, opens) or outside(step, shuts):
            raise Refused(sentence)


def _named(grant: Grant) -> dict[str, object]:
    """What the audit line says of it; the reason may be about somebody's health and stays with the person."""
    return {
        "enrolment": grant.enrolment_id,
        "step": grant.step.title,
        "minutes": grant.minutes,
        "attempts": grant.attempts,
        "entry_from": grant.entry_from,
        "entry_until": grant.entry_until,
        "attempt": grant.attempt_id,
    }
