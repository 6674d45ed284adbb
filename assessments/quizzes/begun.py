"""Which quizzes somebody has begun and has no result of yet: half a cell on the learner's pages."""

from uuid import UUID

from django.db.models import Q

from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment


def steps_begun(sender, enrolment: Enrolment, **kwargs) -> list[UUID]:
    """The step keys of the enrolment's attempts that are open, wait for marks, or are kept back."""
    waits = Q(state=Attempt.State.SUBMITTED) & (Q(score=None) | Q(withheld=True))
    still_open = Attempt.objects.filter(Q(state=Attempt.State.OPEN) | waits, enrolment=enrolment)
    return list(still_open.values_list("step_key", flat=True))
