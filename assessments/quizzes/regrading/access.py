"""The door of the pages about regrades."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules
from grids import scope
from grids.scope import ScopedQuerySet
from people.models import User
from people.rules import reach


def for_readers(view):
    """Trainers, HR and auditors; others are refused, visitors sent to sign in. In the scope of these roles alone."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not rules.may_read(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, rules.READING)):
            return view(request, *args, **kwargs)

    return guarded


def shown_to(user: User) -> ScopedQuerySet:
    """Those in sight; a trial only to its author."""
    found = Regrade.objects.exclude(Q(proposed_at=None) & ~Q(prepared_by=user))
    return found.select_related("grid", "round", "version__item", "version__topic", "prepared_by", "decided_by", "job")


def regrade_in_reach(request: HttpRequest, pk: int) -> Regrade:
    """Not for who is to pass the round: the page shows the key."""
    found = get_object_or_404(shown_to(request.user), pk=pk)
    if rules.is_concerned(request.user, found):
        raise PermissionDenied
    return found
