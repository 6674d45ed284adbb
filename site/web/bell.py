"""When thousands begin an exam in the same minute: their first step and their paper, before sessions and people are looked at.

Who holds an entry pass was looked at when it was given out; the statement that begins the attempt looks at the session again.
Whatever is out of the ordinary goes on to the view.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from assessments.quizzes.bell import passes
from assessments.quizzes.bell.beginning import begin
from assessments.quizzes.bell.fresh_paper import fresh_paper
from assessments.quizzes.sitting import tickets
from web.context import page

BEGINS = re.compile(r"/quiz/(\d{1,18})/\d{1,9}/attempts/")
PAPER = re.compile(r"/attempts/(\d{1,18})/")
COOKIE, LASTS = f"{settings.SESSION_COOKIE_NAME}_paper", 60  # seconds: from the beginning to the paper


class BellMiddleware:
    """Stands after what all pages need, and before the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return _begun(request) or _paper(request) or self.get_response(request)


def _begun(request: HttpRequest) -> HttpResponse | None:
    found = BEGINS.fullmatch(request.path_info) if request.method == "POST" else None
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not found or not session:
        return None
    given = passes.read(request.POST.get("pass", ""))
    if given is None or given.enrolment != int(found[1]) or (ticket := begin(given, session)) is None:
        return None
    response = redirect("attempt", ticket.attempt)
    response.set_cookie(
        COOKIE,
        tickets.sign(ticket),
        max_age=LASTS,
        path=response.url,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _paper(request: HttpRequest) -> HttpResponse | None:
    found = PAPER.fullmatch(request.path_info) if request.method == "GET" and COOKIE in request.COOKIES else None
    if not found:
        return None
    try:
        ticket = tickets.read(request.COOKIES[COOKIE])
    except tickets.Forged:
        return None
    html = fresh_paper(ticket, page(request), get_token(request)) if ticket.attempt == int(found[1]) else None
    if html is None:
        return None
    response = HttpResponse(html)
    add_never_cache_headers(response)
    return response
