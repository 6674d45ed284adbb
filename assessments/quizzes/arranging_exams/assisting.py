"""代录: a trainer types in what a person says or has written; the result comes out once somebody else has borne witness."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.reasons import LONGEST, written
from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.marking.folding import report
from assessments.quizzes.models import Arrangement, Assistance, Attempt, Witness
from assessments.quizzes.sitting.starting import NotAllowed, standings_of, start
from courses.rounds.models import Enrolment, RoundStep
from grids import scope
from ledger.auditing import record
from people.models import User

State = Attempt.State


@transaction.atomic
def assist(enrolment: Enrolment, step: RoundStep, by: User, mode: str, reason: str) -> Assistance:
    """Opens an attempt of the person for this helper, without a hall's code; the helper's own one that is open goes on.

    `enrolment` with worker, grid and round, `step` with its round. Raises PermissionDenied, and Refused with the reason.
    """
    if not rules.may_arrange(by, step.round) or enrolment.worker.user_id == by.pk:
        raise PermissionDenied
    reason = written(reason, _("请写原因，不超过 200 个字。"))
    if mode not in Assistance.Mode.values:
        raise Refused(_("请选怎么考的。"))
    with scope.whole_tree("the attempts of a person who was found in scope"):
        open_attempt = standings_of(step, [(enrolment, now_us())])[enrolment.pk].open_attempt
        if open_attempt:
            return _own(open_attempt, by)
        try:
            attempt = start(enrolment, step, helped=True)
        except NotAllowed as not_allowed:
            raise Refused(_("不能代录：%(reason)s") % {"reason": not_allowed}) from not_allowed
    made: Assistance = Assistance.objects.create(attempt=attempt, mode=mode, helper=by, reason=reason)
    record(by, "sitting assisted", attempt, path=enrolment.grid.path, mode=mode)
    return made


@transaction.atomic
def bear_witness(assistance: Assistance, by: User, confirmed: bool, reason: str = "") -> None:
    """Somebody else than helper and candidate says that it went so, and the result comes out; or, with a reason, that it did
    not: then the attempt is closed and does not count. `assistance` with attempt, its worker and grid.

    Raises PermissionDenied, and Refused with the reason.
    """
    if not rules.may_bear_witness(by, assistance):
        raise PermissionDenied
    with scope.whole_tree("the attempt of an assistance that was found in scope"):
        attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=assistance.attempt_id)
        if attempt.state != State.SUBMITTED:
            raise Refused(_("还没有交卷，交了再见证。"))
        if Witness.objects.filter(assistance=assistance).exists():
            raise Refused(_("已经有人见证过了。"))
        reason = reason.strip() if confirmed else written(reason, _("请写哪里不属实，不超过 200 个字。"))
        Witness.objects.create(assistance=assistance, by=by, confirmed=confirmed, reason=reason[:LONGEST])
        _settle(attempt, confirmed)
    record(by, "sitting witnessed", attempt, path=assistance.attempt.grid.path, confirmed=confirmed, reason=reason)


def unwitnessed(step: RoundStep):
    """Handed in, and nobody has borne witness."""
    return Assistance.objects.filter(
        attempt__enrolment__round=step.round_id,
        attempt__step_key=step.step_key,
        attempt__state=State.SUBMITTED,
        witness=None,
    )


def _settle(attempt: Attempt, confirmed: bool) -> None:
    if not confirmed:
        closed = {"state": State.CLOSED, "closed_reason": _("代录没有得到见证"), "score": None, "passed": None}
        Attempt.objects.filter(pk=attempt.pk).update(**closed)  # its marks stay in their ledger
        return
    held = Arrangement.objects.filter(step__round=attempt.enrolment.round_id, step__step_key=attempt.step_key).first()
    if not (held and held.withholds):
        Attempt.objects.filter(pk=attempt.pk).update(withheld=False)
        report([attempt.pk])  # what is not marked yet is reported by the marking


def _own(attempt: Attempt, by: User) -> Assistance:
    found: Assistance | None = Assistance.objects.filter(attempt=attempt, helper=by).first()
    if found is None:
        raise Refused(_("这个人已经开着一份卷，交了再说。"))
    return found
