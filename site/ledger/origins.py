"""From where a request came: its address and its device, for the audit lines written while it is served."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Origin:
    address: str = ""
    device: str = ""


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current() -> Origin:
    """Empty outside a request."""
    return _current.get() or Origin()


class OriginMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _current.set(_origin(request))
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)


def _origin(request: HttpRequest) -> Origin:
    """Behind our proxy the address is the last one it wrote down; what the visitor claims stands before that."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    return Origin(_plain(address, 45), _plain(request.headers.get("User-Agent", ""), 120))


def _plain(text: str, length: int) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:length]
