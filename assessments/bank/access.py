"""The door of the bank's desk pages."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from assessments.bank import rules
from grids import scope
from people.rules import READS_TRAINING, TRAINING, reach, reads_training


def for_writers(view):
    """Signed in, with a training role; others are refused, visitors sent to sign in. In the scope of these roles alone."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not rules.may_write_items(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, TRAINING)):
            return view(request, *args, **kwargs)

    return guarded


def for_readers(view):
    """Writers and auditors: the view runs in the scope of these roles alone."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not reads_training(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, READS_TRAINING)):
            return view(request, *args, **kwargs)

    return guarded
