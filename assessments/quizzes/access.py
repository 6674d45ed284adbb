"""The doors of the marking pages, and of what is seen of exams at the desk."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Attempt
from grids import scope
from people.rules import MARKING, READS_TRAINING, marks, reach, reads_training


def for_markers(view):
    """Signed in, as a marker; others are refused, visitors sent to sign in. In the scope of this role alone."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not marks(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, MARKING)):
            return view(request, *args, **kwargs)

    return guarded


def for_readers(view):
    """Signed in, as a trainer or an auditor; what either may do besides looking is for the acts to say. In the scope of these
    roles alone.
    """

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not reads_training(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, READS_TRAINING)):
            return view(request, *args, **kwargs)

    return guarded


def own_attempt(pk: int) -> Attempt:
    """In the scope in force, with what its pages need. Raises Http404."""
    attempts = Attempt.objects.select_related("enrolment__round", "form__paper")
    return get_object_or_404(attempts.defer("form__slots", "form__paper__blueprint"), pk=pk)
