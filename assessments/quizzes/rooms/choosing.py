"""Who may be given a seat."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams.terms import arrangement_of
from assessments.quizzes.models import Paper
from assessments.quizzes.rooms.barring import bar, seated_elsewhere, standings
from assessments.quizzes.sitting.starting import Standing
from courses.rounds.models import Enrolment, Round, RoundStep
from grids.models import Grid
from grids.paths import below

MOST = 400  # seats in a room: a hall, or all that one round trains
LISTED = 400  # people to choose from at a time


@dataclass
class Choice:
    """`may`: who may sit, in the order of the tree; `barred`: the others with the reason; `too_many`: nobody was looked at."""

    may: list[Enrolment] = field(default_factory=list)
    barred: list[tuple[Enrolment, str]] = field(default_factory=list)
    standings: dict[int, Standing] = field(default_factory=dict)
    too_many: int = 0

    @property
    def first(self) -> set[int]:
        """The ids of those who are offered a seat: as many as a room holds."""
        return {enrolment.pk for enrolment in self.may[:MOST]}


def steps_on_paper(round: Round) -> list[RoundStep]:
    """The quizzes of a round that have a published paper and count, in their order."""
    steps = list(round.steps.filter(kind="quiz").order_by("order"))
    known = paper_of_each(steps)
    return [step for step in steps if step.step_key in known and not known[step.step_key].practice]


def paper_of_each(steps: Iterable[RoundStep]) -> dict:
    """The newest paper of each step, by step key."""
    papers = Paper.objects.filter(step_key__in=[step.step_key for step in steps]).order_by("version")
    return {paper.step_key: paper for paper in papers}


def people_below(round: Round, grid: Grid) -> QuerySet[Enrolment]:
    people = Enrolment.objects.counted().filter(below(grid.path, "grid__path"), round=round)
    return people.select_related("worker", "grid", "round").order_by("grid__path", "worker__number")


def choice(step: RoundStep, grid: Grid) -> Choice:
    """Who of the grid may sit on paper; as many queries for many people as for one."""
    people = people_below(step.round, grid)
    count = people.count()
    if count > LISTED:
        return Choice(too_many=count)
    return sorted_out(step, people, _resit_to_come(step))


def sorted_out(step: RoundStep, people: Iterable[Enrolment], at: datetime | None = None) -> Choice:
    """`at`: when the room begins, where that is known."""
    enrolments = list(people)
    sorted_ = Choice(standings=standings(step, enrolments, at))
    seated = seated_elsewhere(step, enrolments)
    for enrolment in enrolments:
        reason = bar(enrolment, sorted_.standings[enrolment.pk])
        if not reason and enrolment.pk in seated:
            reason = _("已经在另一个纸笔考场里")
        if reason:
            sorted_.barred.append((enrolment, reason))
        else:
            sorted_.may.append(enrolment)
    return sorted_


def _resit_to_come(step: RoundStep) -> datetime | None:
    """When entry is over for all, a room is prepared for the resit."""
    held = arrangement_of(step)
    over = held and held.entry_until and held.entry_until < timezone.now()
    return held.resit_from if held and over else None
