"""The desk pages of HR: for HR roles only, and only what lies below them."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from grids import scope
from people import rules


def for_hr(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A visitor signs in, others without an HR role get 403; the view runs in the scope of the HR roles alone."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not rules.sees_hr(request.user):
            raise PermissionDenied
        with scope.within(*rules.reach(request.user, rules.READS_HR)):
            return view(request, *args, **kwargs)

    return checked
