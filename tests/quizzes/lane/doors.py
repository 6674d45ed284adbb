"""The two ways in: Django's view, and the second lane, in this process and on the test's own database connection."""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from assessments.quizzes.lane.application import Lane
from assessments.quizzes.lane.grouping import MOST, Group
from assessments.quizzes.lane.passing import Passing
from assessments.quizzes.lane.writing import write_group


@dataclass
class Reply:
    status_code: int
    headers: dict[str, str]
    content: bytes

    def json(self) -> dict:
        return json.loads(self.content)


class SecondLane:
    """Posts like Django's test client. Several bodies at once arrive within one tick."""

    def __init__(self, write: Callable = write_group, most: int = MOST, pages: Callable | None = None):
        self._work: SimpleQueue = SimpleQueue()
        here = _Here(self._work)
        self._group = lambda: Group(write, here, most)
        self._pages = Passing(pages or get_wsgi_application(), here)

    def post(self, path: str, body: str | bytes, content_type: str = "application/json", **headers: str) -> Reply:
        return self.post_all([(path, body)], content_type, **headers)[0]

    def post_all(
        self, posts: Sequence[tuple[str, str | bytes]], content_type="application/json", **headers
    ) -> list[Reply]:
        requests = [
            _Request(
                "POST", path, body.encode() if isinstance(body, str) else body, headers | {"content-type": content_type}
            )
            for path, body in posts
        ]
        return self._answer(requests)

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        return self._answer([_Request(method, path, body, headers)])[0]

    def _answer(self, requests: list["_Request"]) -> list[Reply]:
        """The event loop runs beside; what it wants done in a thread is done here, where the test's transaction is."""

        async def all_at_once():
            lane = Lane(self._pages, self._group())
            try:
                await asyncio.gather(*(lane(one.scope, one.receive, one.send) for one in requests))
            finally:
                self._work.put(None)

        beside = Thread(target=asyncio.run, args=[all_at_once()])
        with _connections_kept():
            beside.start()
            while work := self._work.get():
                work()
            beside.join()
        return [Reply(one.status, one.headers, one.content) for one in requests]


@contextmanager
def _connections_kept() -> Iterator[None]:
    """As in Django's test client: the end of a request does not end the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class _Here(Executor):
    def __init__(self, work: SimpleQueue):
        self._work = work

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()

        def work() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        self._work.put(work)
        return future


class _Request:
    def __init__(self, method: str, path: str, body: bytes, headers: dict[str, str]):
        length = {"content-length": str(len(body))} if body else {}
        named = {"host": "testserver"} | length | {name.replace("_", "-"): value for name, value in headers.items()}
        path, _, query = path.partition("?")
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "http_version": "1.1",
            "scheme": "http",
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "client": ("127.0.0.1", 5000),
        }
        self._parts = [body[start : start + 20_000] for start in range(0, len(body), 20_000)] or [b""]
        self.status, self.headers, self.content = 0, {}, b""

    async def receive(self) -> dict:
        if not self._parts:
            return {"type": "http.disconnect"}
        part = self._parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(self._parts)}

    async def send(self, message: dict) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.content += message["body"]
