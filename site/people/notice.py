"""The privacy notice: each version is shown once, at sign-in, and its acknowledgement is kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from ledger import auditing
from people.models import NoticeAcknowledgement, User

VERSION = "2026-12"  # of templates/people/notice_text.html; a new text needs a new version
SESSION_KEY = "notice"
OPEN_TO_ALL = ("/account/", "/privacy/", "/help/", "/suggest/", "/language/", "/verify/", "/static/", "/media/")


def remember(request: HttpRequest, user: User) -> None:
    """At sign-in: keeps in the session which version was acknowledged, so that no later page has to ask."""
    seen = NoticeAcknowledgement.objects.filter(user=user, version=VERSION).exists()
    request.session[SESSION_KEY] = VERSION if seen else ""


def acknowledge(request: HttpRequest, user: User) -> None:
    """The person who is signed in has read the notice in force."""
    _row, new = NoticeAcknowledgement.objects.get_or_create(user=user, version=VERSION)
    if new:
        auditing.record(user, "notice.acknowledge", user, version=VERSION)
    request.session[SESSION_KEY] = VERSION


class NoticeMiddleware:
    """Leads to the notice before the first page. Only pages that are read: saving an answer never looks at the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and not request.path.startswith(OPEN_TO_ALL):
            seen = request.session.get(SESSION_KEY)
            if seen is not None and seen != VERSION:
                return redirect(f"{reverse('notice')}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)
