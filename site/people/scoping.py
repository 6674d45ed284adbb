"""Turns the person who asks into a scope: staff pages see the subtrees of their roles, all others see what is their own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from grids import scope
from grids.scope import Scope
from people import rules

STAFF_SECTIONS = ("/desk/", "/cms/")


class ScopeMiddleware:
    """Puts the scope in force for the request. Nothing is asked of the database until a scoped query needs it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with scope.use(lambda: scope_of(request)):
            return self.get_response(request)


def scope_of(request: HttpRequest) -> Scope:
    """Staff sections: the subtrees of the roles in force that read people (none: nothing). Elsewhere: the person; a visitor sees nothing."""
    if not request.user.is_authenticated:
        return Scope()
    if request.path.startswith(STAFF_SECTIONS):
        return Scope(paths=rules.reach(request.user, rules.READS_PEOPLE))
    return Scope(person=request.user.pk)
