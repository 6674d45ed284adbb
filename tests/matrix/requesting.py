"""Asks one address as one person, and says in a word what came of it. Whatever the request changed is undone."""

import io
import re
import time
import zipfile
from dataclasses import dataclass

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import caches
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client

from people.models import User
from tests.clients import SignedInClient

# What may come of a request.
OPEN, SIGN_IN, FORBIDDEN, ABSENT, METHOD, ELSEWHERE, BROKEN = (
    *("open", "sign-in", "forbidden", "absent", "method", "elsewhere", "broken"),
)
A_DAY = 86_400
CLOSED = {SIGN_IN, FORBIDDEN, ABSENT, METHOD, ELSEWHERE}


@dataclass
class Answer:
    outcome: str
    text: str  # body and Location, without the address that was asked, which a page may repeat
    why: str = ""


class Person:
    """Somebody at a browser; `user` None is a visitor."""

    def __init__(self, user: User | None):
        self.client = SignedInClient() if user else Client()
        self.client.raise_request_exception = False
        if user:
            self.client.force_login(user)
            session = self.client.session  # as after the password was asked for again, however long the walk takes
            session[AUTHENTICATION_METHODS_SESSION_KEY][0] |= {"reauthenticated": True, "at": time.time() + A_DAY}
            session.save()
        self.cookies = self.client.cookies.copy()

    def ask(self, method: str, path: str, data: dict | None = None) -> Answer:
        self.client.cookies = self.cookies.copy()
        for cache in caches.all(initialized_only=True):
            cache.clear()  # limits on attempts would stop the matrix half-way
        with transaction.atomic():
            response = (
                self.client.generic(method, path) if method not in {"GET", "POST"} else self._send(method, path, data)
            )
            text = readable(response)
            transaction.set_rollback(True)
        return Answer(outcome(response), text.replace(path, ""), _why(response))

    def _send(self, method: str, path: str, data: dict | None):
        return self.client.get(path, data) if method == "GET" else self.client.post(path, data or {})


def outcome(response: HttpResponseBase) -> str:
    status, location = response.status_code, response.headers.get("Location", "")
    if status >= 500:
        return BROKEN
    if status in {401, 403, 404, 405}:
        return {401: FORBIDDEN, 403: FORBIDDEN, 404: ABSENT, 405: METHOD}[status]
    if status in {301, 302} and location.startswith(("/account/login/?next=", "/cms/login/?next=")):
        return SIGN_IN
    if status in {301, 302} and location == "/cms/":
        return ELSEWHERE  # how Wagtail turns people away: to its first page, with a message
    return OPEN


def readable(response: HttpResponseBase) -> str:
    """The body as text with its escapes opened, sheets of workbooks included, and where it leads."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b" ".join(book.read(name) for name in book.namelist())
    head = " ".join([response.headers.get("Location", ""), response.headers.get("Content-Disposition", "")])
    return re.sub(r"\s+", " ", f"{head} {body.decode('utf-8', 'replace')}")


def _why(response: HttpResponseBase) -> str:
    failed = getattr(response, "exc_info", None)
    return f"{response.status_code} {response.headers.get('Location', '')} {repr(failed[1])[:200] if failed else ''}".strip()
