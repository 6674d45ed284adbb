"""Why somebody may not sit, or may not be counted: in words for the person who runs the room."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from assessments.quizzes.exam_time.clock import now_us, to_us
from assessments.quizzes.models import Seat
from assessments.quizzes.sitting.starting import Standing, standings_of
from courses.rounds.models import Enrolment, RoundStep
from grids import scope

State = Enrolment.State


class Refused(ValueError):
    """Nothing was written; the message says why."""


def standings(step: RoundStep, enrolments: Iterable[Enrolment], at: datetime | None = None) -> dict[int, Standing]:
    """Where each stands with the quiz now, by enrolment id: attempts and suspensions count wherever they were written. How
    often one may sit is asked for the time `at`: in the resit that is another number.
    """
    moment = now_us()
    with scope.whole_tree("who may sit is asked wherever attempts and suspensions lie"):
        found = standings_of(step, [(enrolment, moment) for enrolment in enrolments])
    return {pk: replace(standing, now=to_us(at)) for pk, standing in found.items()} if at else found


def bar(enrolment: Enrolment, standing: Standing) -> str:
    """Why this person may not sit the quiz on paper; "" when nothing stands in the way. Needs `enrolment.worker`."""
    if enrolment.worker.merged_into_id:
        return _("这个工号已经并到另一个号")
    if standing.kept_back:
        return _("卷已经交了，成绩还没有公布")
    if standing.passed:
        return _("这一场已经考过了")
    if standing.suspended:
        return _("停考")
    if enrolment.state in {State.EXEMPT, State.DEFERRED}:
        return _("这一轮不用考")
    if standing.open_attempt:
        return _("在手机上开着一份卷，还没有交")
    if not standing.left:
        return _("可考的次数用完了")
    return ""


def seated_elsewhere(step: RoundStep, enrolments: Iterable[Enrolment]) -> set[int]:
    """The enrolments, by id, that have a seat in a room that is still open."""
    ids = [enrolment.pk for enrolment in enrolments]
    with scope.whole_tree("a person has one seat, whoever gave it"):
        open_seats = Seat.objects.filter(enrolment__in=ids, room__step=step, room__ended_at=None, attempt=None)
        return set(open_seats.values_list("enrolment_id", flat=True))
