"""Who may work with rounds."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from courses.rounds.models import Round
from people.models import User
from people.rules import may_train


def may_plan(user: User, path: str) -> bool:
    """Plans, opens and closes the rounds of the node at this path."""
    return may_train(user, path)


def sees_round(user: User, round: Round) -> bool:
    return may_train(user, round.grid.path)


def trainers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A visitor is sent to sign in, a person without a training role is refused."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not may_train(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return login_required(checked)
