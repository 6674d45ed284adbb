"""What a learner's pages ask: the round one is in, the next step, how far one has come."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Value, When
from django.utils import timezone

from courses.progress.cells import CourseCells, StepCell, courses_of
from courses.progress.models import Completion
from courses.progress.numerals import in_words
from courses.progress.signals import asking_begun
from courses.progress.standing import by_step
from courses.rounds.models import Enrolment, Round
from courses.rounds.steps import steps_of_round
from people.models import User


@dataclass
class Learning:
    """What a learner's pages show of one round. Without an open round only the name is there."""

    name: str
    enrolment: Enrolment | None = None
    courses: list[CourseCells] = field(default_factory=list)

    @property
    def round(self) -> Round | None:
        return self.enrolment.round if self.enrolment else None

    @property
    def cells(self) -> list[StepCell]:
        return [cell for course in self.courses for cell in course.cells]

    @property
    def next(self) -> StepCell | None:
        return next((cell for cell in self.cells if cell.now), None)

    @property
    def full(self) -> int:
        return sum(course.full for course in self.courses)

    @property
    def total(self) -> int:
        return sum(course.total for course in self.courses)

    @property
    def total_in_words(self) -> str:
        return in_words(self.total)

    @property
    def last_day(self) -> date | None:
        return self.round.last_day if self.round else None

    @property
    def over(self) -> bool:
        """Whether the last day has passed: everything can be read, nothing counts any more."""
        return bool(self.round) and timezone.localdate() > self.round.last_day

    @property
    def early(self) -> bool:
        return bool(self.round) and timezone.localdate() < self.round.first_day

    @property
    def counts(self) -> bool:
        return not self.over and not self.early

    @property
    def states(self) -> set[str]:
        """The states that occur among the cells."""
        return {cell.cell for cell in self.cells}

    @property
    def tone(self) -> str:
        """How the badge of the state looks: good for qualified, bad for failed, waiting for all others."""
        return {"qualified": "good", "failed": "bad"}.get(self.enrolment.state, "wait")


def today(user: User) -> Learning:
    """The first page of this person, in at most four queries."""
    enrolment = current_enrolment(user)
    return Learning(user.name, enrolment, steps_with_state(enrolment) if enrolment else [])


def current_enrolment(user: User) -> Enrolment | None:
    """The enrolment in the open round that began last; one that has not begun only when there is no other."""
    begun = Case(When(round__first_day__lte=timezone.localdate(), then=Value(0)), default=Value(1))
    return enrolments_of(user).filter(round__closed_at=None).order_by(begun, "-round__first_day", "-pk").first()


def enrolments_of(user: User):
    """The person's enrolments in rounds that have opened, newest first."""
    return (
        Enrolment.objects.filter(worker__user=user)
        .exclude(round__opened_at=None)
        .select_related("round__credit_rule", "worker")
        .order_by("-round__first_day", "-pk")
    )


def next_step(enrolment: Enrolment) -> StepCell | None:
    """The step to do next; None when all are done."""
    return next((cell for course in steps_with_state(enrolment) for cell in course.cells if cell.now), None)


def steps_with_state(enrolment: Enrolment) -> list[CourseCells]:
    """The round's steps by course, each with the state of its cell."""
    states = dict.fromkeys(_begun(enrolment), "half")
    for key, record in by_step(Completion.objects.filter(enrolment=enrolment)).items():
        if record.done:
            states[key] = "full"
        else:
            states.setdefault(key, "redo")
    return courses_of(enrolment.pk, steps_of_round(enrolment.round_id), states)


def _begun(enrolment: Enrolment) -> list:
    return [key for _, keys in asking_begun.send(Enrolment, enrolment=enrolment) for key in keys]
