"""Who may work with rounds."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from grids import scope
from people.models import User
from people.rules import READS_ROUNDS, may_train, reach, reads_rounds


def may_plan(user: User, path: str) -> bool:
    """Plans, opens and closes the rounds of the node at this path."""
    return may_train(user, path)


def trainers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A visitor is sent to sign in, a person without a training role is refused."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not may_train(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return login_required(checked)


def readers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Trainers, auditors and grid leaders: the view runs in the scope of these roles alone."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not reads_rounds(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, READS_ROUNDS)):
            return view(request, *args, **kwargs)

    return login_required(checked)
