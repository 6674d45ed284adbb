"""Doors of the desk: a visitor signs in first, somebody without the role is told that the page is not theirs."""

from collections.abc import Callable, Collection
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from grids import scope
from people.models import User
from people.rules import reach

View = Callable[..., HttpResponseBase]


def only(allowed: Callable[[User], bool]) -> Callable[[View], View]:
    """`@only(rules.is_staff)`: the predicate is asked about the person who is signed in."""

    def wrap(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def only_in_reach(allowed: Callable[[User], bool], kinds: Collection[str]) -> Callable[[View], View]:
    """The same; the view runs in the scope of the person's roles of these kinds alone."""

    def wrap(view: View) -> View:
        @only(allowed)
        @wraps(view)
        def scoped(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            with scope.within(*reach(request.user, kinds)):
                return view(request, *args, **kwargs)

        return scoped

    return wrap
