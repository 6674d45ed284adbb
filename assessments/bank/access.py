"""The door of the bank's desk pages."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from assessments.bank import rules


def for_writers(view):
    """Signed in, with a training role; others are refused, visitors sent to sign in."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        if not rules.may_write_items(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
