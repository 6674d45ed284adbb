"""The door of the pages about regrades."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules
from grids.scope import ScopedQuerySet
from people.access import only_in_reach
from people.models import User

for_readers = only_in_reach(rules.may_read, rules.READING)  # trainers, HR and auditors


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
