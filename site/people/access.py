"""Doors of the desk: a visitor signs in first, somebody without the role is told that the page is not theirs."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from people.models import User


def only(allowed: Callable[[User], bool]) -> Callable:
    """`@only(rules.is_staff)`: the predicate is asked about the person who is signed in."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap
