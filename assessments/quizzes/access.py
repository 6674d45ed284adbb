"""The doors of the marking pages, and of what is seen of exams at the desk, each in the scope of the roles that open it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Attempt
from assessments.quizzes.rules import sits_too
from courses.rounds.models import Round
from courses.rounds.queries import rounds_of
from grids.prepared import Prepared
from people.access import only_in_reach
from people.rules import MARKING, READS_TRAINING, TRAINING, marks, may_train, reads_training

OWN_ATTEMPT = Prepared(
    lambda given: (
        Attempt.objects.filter(pk=given("pk"))
        .select_related("enrolment__round", "form__paper")
        .defer("form__slots", "form__paper__blueprint")
    )
)

for_trainers = only_in_reach(may_train, TRAINING)
for_markers = only_in_reach(marks, MARKING)
for_readers = only_in_reach(reads_training, READS_TRAINING)  # what they may do besides looking is for the acts to say


def own_attempt(pk: int) -> Attempt:
    """In the scope in force, with what its pages need. Raises Http404."""
    attempt = OWN_ATTEMPT.first(pk=pk)
    if attempt is None:
        raise Http404
    return attempt


def round_in_reach(request: HttpRequest, pk: int) -> Round:
    """An open or closed round one trains for and does not have to pass oneself."""
    found = get_object_or_404(rounds_of(request.user).exclude(opened_at=None), pk=pk)
    refuse_who_sits_too(request, found)
    return found


def refuse_who_sits_too(request: HttpRequest, round: Round) -> None:
    if sits_too(request.user, round):
        raise PermissionDenied
