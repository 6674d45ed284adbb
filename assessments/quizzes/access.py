"""The door of the marking pages."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from grids import scope
from people.rules import MARKING, marks, reach


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
