"""The doors of the marking pages, and of what is seen of exams at the desk, each in the scope of the roles that open it."""

from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Attempt
from people.access import only_in_reach
from people.rules import MARKING, READS_TRAINING, marks, reads_training

for_markers = only_in_reach(marks, MARKING)
for_readers = only_in_reach(reads_training, READS_TRAINING)  # what they may do besides looking is for the acts to say


def own_attempt(pk: int) -> Attempt:
    """In the scope in force, with what its pages need. Raises Http404."""
    attempts = Attempt.objects.select_related("enrolment__round", "form__paper")
    return get_object_or_404(attempts.defer("form__slots", "form__paper__blueprint"), pk=pk)
