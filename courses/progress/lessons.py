"""One lesson as its learner sees it. One query decides on access, the live revision and whether it is finished."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString

from courses.catalogue.rendering import lesson_body
from courses.progress.cells import step_url
from courses.progress.completing import Finished, complete
from courses.progress.models import Completion
from courses.progress.reading import enrolments_of
from courses.rounds.models import Enrolment, RoundStep
from courses.rounds.steps import steps_of_round
from people.models import User

KIND = "lesson"


@dataclass
class Lesson:
    """A lesson within an enrolment: whether its page is live, in which revision, and whether it is finished."""

    enrolment: Enrolment
    steps: list[RoundStep]
    step: RoundStep
    live: bool
    revision: int | None
    done: bool

    @property
    def body(self) -> SafeString:
        """Of a live page, which always has a revision."""
        return lesson_body(self.step.page_id, cast(int, self.revision))

    @property
    def counts(self) -> bool:
        """Whether finishing it today counts for the round."""
        return self.enrolment.round.counts_on(timezone.localdate())

    @property
    def early(self) -> bool:
        return timezone.localdate() < self.enrolment.round.first_day

    @property
    def course_steps(self) -> list[RoundStep]:
        return [step for step in self.steps if step.course == self.step.course]

    @property
    def position(self) -> int:
        return self.course_steps.index(self.step) + 1

    @property
    def previous_url(self) -> str:
        return self._url(self.step.order - 1)

    @property
    def following_url(self) -> str:
        return self._url(self.step.order + 1)

    def _url(self, order: int) -> str:
        return next((step_url(self.enrolment.pk, step) for step in self.steps if step.order == order), "")


def find_lesson(user: User, enrolment_id: int, order: int) -> Lesson | None:
    """The lesson at this place of one's own enrolment, or None."""
    enrolment = _with_step(enrolments_of(user), order).filter(pk=enrolment_id).first()
    if enrolment is None:
        return None
    steps = steps_of_round(enrolment.round_id)
    step = next((step for step in steps if (step.order, step.kind) == (order, KIND)), None)
    return Lesson(enrolment, steps, step, enrolment.live, enrolment.revision, enrolment.done) if step else None


def finish(lesson: Lesson) -> bool:
    """Records the lesson as finished now. False when it does not count: outside the round's days, or finished before."""
    if not lesson.live:
        return False
    return complete(
        Finished(
            enrolment_id=lesson.enrolment.pk,
            step_key=lesson.step.step_key,
            kind=KIND,
            source_key=f"lesson:{lesson.enrolment.pk}:{lesson.step.step_key}",
            at=timezone.now(),
            revision=lesson.revision,
        )
    )


def _with_step(enrolments: QuerySet[Enrolment], order: int):
    step = RoundStep.objects.filter(round=OuterRef("round"), order=order)
    finished = Completion.objects.filter(enrolment=OuterRef("pk"), step_key=OuterRef("step_key"))
    return enrolments.annotate(
        step_key=Subquery(step.values("step_key")),
        live=Subquery(step.values("page__live")),
        revision=Subquery(step.values("page__live_revision")),
        done=Exists(finished),
    )
