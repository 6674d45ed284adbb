"""Which answers wait for somebody, and which come next."""

from assessments.quizzes.models import OpenAnswer
from assessments.quizzes.models.marks import OpenAnswerQuerySet
from people.models import User

ORDER = ("version_id", "since", "pk")  # question by question, so that all answers to one are marked alike


def answers_for(user: User) -> OpenAnswerQuerySet:
    """Those in sight that are not the marker's own, question by question."""
    return OpenAnswer.objects.exclude(attempt__worker__user=user).with_state().order_by(*ORDER)


def next_after(answer: OpenAnswer, user: User) -> OpenAnswer | None:
    """The next one that waits, from this one on and then from the beginning."""
    waiting = list(answers_for(user).filter(marked=False).values_list(*ORDER)[:2_000])
    here = tuple(getattr(answer, name) for name in ORDER)
    later = [key for key in waiting if key > here] or waiting
    return OpenAnswer.objects.get(pk=later[0][2]) if later else None
