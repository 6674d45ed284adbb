"""Sets up a room: seats, forms, codes."""

from collections.abc import Sequence
from datetime import datetime
from secrets import SystemRandom, randbelow

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.models import Room, Seat
from assessments.quizzes.rooms import codes, rules
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.choosing import MOST, Choice, paper_of_each, people_below, sorted_out
from assessments.quizzes.rooms.dealing import MOST_FORMS, deal
from assessments.quizzes.rooms.fitting import fitting
from assessments.quizzes.rules import sits_too
from courses.rounds.models import Round, RoundStep
from grids import scope
from grids.models import Grid
from ledger.auditing import record
from people.models import User


@transaction.atomic
def prepare(
    step: RoundStep, grid: Grid, by: User, *, name: str, starts_at: datetime, columns: int, people: Sequence[int]
) -> Room:
    """A room below `grid` with a seat for each of these enrolments (ids), numbered in the order of the tree.

    Raises PermissionDenied, and Refused with what stands in the way; then nothing is written.
    """
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=step.round_id)
    if not rules.may_run(by, grid.path) or not grid.path.startswith(round_.grid.path) or sits_too(by, round_):
        raise PermissionDenied
    _check_day(round_, starts_at)
    paper = paper_of_each([step]).get(step.step_key)
    if step.kind != "quiz" or paper is None or paper.practice:
        raise Refused(_("试卷还没有发布。"))
    forms, unfit = fitting(paper)
    if not forms:
        raise Refused(unfit[0] + _("这张试卷不能用纸考。"))
    chosen = _chosen(step, grid, people, starts_at)
    room = Room.objects.create(
        step=step,
        paper=paper,
        grid=grid,
        name=name,
        starts_at=starts_at,
        columns=columns,
        seed=randbelow(2**31),
        prepared_by=by,
    )
    Seat.objects.bulk_create(_seats(room, chosen, forms))
    record(by, "room prepared", room, path=grid.path, seats=len(chosen.may))
    return room


def _check_day(round: Round, starts_at: datetime) -> None:
    if round.opened_at is None:
        raise Refused(_("这一轮还没有开班。"))
    if round.closed_at:
        raise Refused(_("这一轮已经结班。"))
    if not round.counts_on(timezone.localdate(starts_at)):
        days = {"first": round.first_day.isoformat(), "last": round.last_day.isoformat()}
        raise Refused(_("开考的日子要在这一轮里：%(first)s 到 %(last)s。") % days)


def _chosen(step: RoundStep, grid: Grid, people: Sequence[int], starts_at: datetime) -> Choice:
    if not people:
        raise Refused(_("请至少选一个人。"))
    if len(people) > MOST:
        raise Refused(_("一个考场最多 %(most)s 人，请分成几个考场。") % {"most": MOST})
    found = list(people_below(step.round, grid).filter(pk__in=people))
    if len(found) != len(set(people)):
        raise Refused(_("选的人里有不在这个范围里的，请重新选一遍。"))
    chosen = sorted_out(step, found, starts_at)
    if chosen.barred:
        enrolment, reason = chosen.barred[0]
        raise Refused(_("%(name)s不能安排：%(reason)s。") % {"name": enrolment.worker.name, "reason": reason})
    return chosen


def _seats(room: Room, chosen: Choice, forms: list[int]) -> list[Seat]:
    picked = SystemRandom().sample(forms, min(MOST_FORMS, len(forms)))
    used = [{attempt.form_id for attempt in chosen.standings[one.pk].attempts} for one in chosen.may]
    dealt = deal(picked, used, room.columns)
    return [
        Seat(room=room, number=number, enrolment=enrolment, form_id=form, code=code)
        for number, (enrolment, form, code) in enumerate(
            zip(chosen.may, dealt, _codes(len(chosen.may)), strict=True), 1
        )
    ]


def _codes(count: int) -> list[str]:
    """So many codes that no sheet has yet."""
    made: set[str] = set()
    with scope.whole_tree("a code stands on one sheet in the whole tree"):
        while len(made) < count:
            drawn = {codes.new() for _ in range(count - len(made))} - made
            made |= drawn - set(Seat.objects.filter(code__in=drawn).values_list("code", flat=True))
    return list(made)
