"""The ASGI application: takes saves and hand-ins by ticket itself, and passes everything else on to Django."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

from assessments.quizzes.exam_time import clock
from assessments.quizzes.lane.grouping import Busy, Group
from assessments.quizzes.lane.writing import Not, write_group
from assessments.quizzes.sitting import posting, saving
from assessments.quizzes.sitting.saving import HAND_IN, MAX_BYTES, SAVE, Refused, Saved

ADDRESS = re.compile(r"/attempts/([1-9][0-9]{0,17})/(answers|submission)/")
JSON = (b"content-type", b"application/json")
NOSNIFF = (b"x-content-type-options", b"nosniff")
AGAIN_IN = b"2"  # seconds, when too many wait or the database is away

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Lane:
    """`pages` is the ASGI application for everything else, and for what the lane does not acknowledge."""

    def __init__(self, pages: Callable[..., Awaitable[None]], group: Group | None = None):
        self._pages, self._group = pages, group or Group(write_group)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif found := _hot(scope):
            attempt, act = int(found[1]), found[2]
            await self._take(attempt, HAND_IN if act == "submission" else SAVE, scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    async def _take(self, attempt: int, statement: str, scope: dict, receive: Receive, send: Send) -> None:
        body, read = await _read(receive)
        try:
            outcome = await self._write(attempt, statement, body)
        except Busy:
            outcome = Not.WRITTEN
        if isinstance(outcome, Saved):
            remaining = max(0, outcome.closes_us - clock.now_us())
            url = f', "url": "/attempts/{attempt}/result/"' if statement == HAND_IN else ""
            await _send(send, 200, f'{{"revision": {outcome.revision}, "remaining_us": {remaining}{url}}}')
        elif outcome is Not.WRITTEN:
            await _send(send, 503, '{"reason": "busy"}', (b"retry-after", AGAIN_IN))
        else:
            await self._pages(scope, _again(read, receive), send)

    async def _write(self, attempt: int, statement: str, body: bytes) -> Saved | Not:
        try:
            ticket, answers, base, save_id = posting.read_body(body, attempt)
            sheet = saving.checked(ticket, answers)
        except Refused:
            return Not.CHANGED
        values = saving.values_of(ticket, sheet, base, save_id, clock.now_us())
        return await self._group.write(statement, values)

    async def _live(self, receive: Receive, send: Send) -> None:
        while (await receive())["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        await self._group.drain()
        await send({"type": "lifespan.shutdown.complete"})


def _hot(scope: dict[str, Any]) -> re.Match[str] | None:
    if scope["type"] != "http" or scope["method"] != "POST" or not (found := ADDRESS.fullmatch(scope["path"])):
        return None
    if found[2] == "answers" and not settings.SECURE_SSL_REDIRECT:
        return found
    headers = dict(scope["headers"])
    if settings.SECURE_SSL_REDIRECT and not _is_secure(scope, headers):
        return None  # Django sends it on to HTTPS
    by_ticket = headers.get(b"content-type", b"").split(b";")[0].strip().lower() == b"application/json"
    return found if by_ticket or found[2] == "answers" else None


def _is_secure(scope: dict[str, Any], headers: dict[bytes, bytes]) -> bool:
    forwarded = settings.BEHIND_PROXY and headers.get(b"x-forwarded-proto") == b"https"
    return forwarded or scope.get("scheme") == "https"


async def _read(receive: Receive) -> tuple[bytes, list[dict[str, Any]]]:
    """The body, and the messages it came in; of one that is too long, what is enough to see that."""
    read, size, more = [], 0, True
    while more and size <= MAX_BYTES:
        message = await receive()
        read.append(message)
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(message.get("body", b"") for message in read), read


def _again(read: list[dict[str, Any]], receive: Receive) -> Receive:
    """Gives what was read once more, then goes on receiving."""
    messages = iter(read)

    async def again() -> dict[str, Any]:
        for message in messages:
            return message
        return await receive()

    return again


async def _send(send: Send, status: int, reply: str, *headers: tuple[bytes, bytes]) -> None:
    body = reply.encode()
    length = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": status, "headers": [JSON, NOSNIFF, length, *headers]})
    await send({"type": "http.response.body", "body": body})
