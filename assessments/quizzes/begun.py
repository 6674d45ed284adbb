"""Which quizzes somebody has begun and not handed in: half a cell on the learner's pages."""

from uuid import UUID

from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment


def steps_begun(sender, enrolment: Enrolment, **kwargs) -> list[UUID]:
    """The step keys of the enrolment's open attempts."""
    still_open = Attempt.objects.filter(enrolment=enrolment, state=Attempt.State.OPEN)
    return list(still_open.values_list("step_key", flat=True))
