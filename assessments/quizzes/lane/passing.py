"""Passes a request on to Django: its WSGI application, in threads that stay, each with its own database connection.

Django's own way into ASGI gives each request a new thread, and with it a new connection to the database.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import Any

Headers = list[tuple[str, str]]


class Passing:
    """An ASGI application that answers with `wsgi`, as many requests at a time as there are threads."""

    def __init__(self, wsgi: Callable[[dict, Callable], Iterable[bytes]], threads: Executor):
        self._wsgi, self._threads = wsgi, threads

    async def __call__(self, scope, receive, send) -> None:
        loop = asyncio.get_running_loop()
        body = io.BufferedReader(_Body(loop, receive), 64 * 1024)
        await loop.run_in_executor(self._threads, self._answer, _environ(scope, body), _Sender(loop, send))

    def _answer(self, environ: dict, sender: "_Sender") -> None:
        def start_response(status: str, headers: Headers, exc_info=None):
            sender.start(int(status[:3]), headers)

        chunks = self._wsgi(environ, start_response)
        try:
            if environ["REQUEST_METHOD"] == "HEAD":
                sender.body(b"", more=False)
            elif not getattr(chunks, "streaming", True):
                sender.body(b"".join(chunks), more=False)
            else:
                for chunk in chunks:
                    sender.body(chunk, more=True)
                sender.body(b"", more=False)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()


class _Sender:
    """Sends from a thread; waits until it is sent, so that a slow phone slows the stream and not the memory."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Callable):
        self._loop, self._send = loop, send
        self._start: dict[str, Any] | None = None

    def start(self, status: int, headers: Headers) -> None:
        encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self._start = {"type": "http.response.start", "status": status, "headers": encoded}

    def body(self, chunk: bytes, *, more: bool) -> None:
        asyncio.run_coroutine_threadsafe(self._both(chunk, more), self._loop).result()

    async def _both(self, chunk: bytes, more: bool) -> None:
        if self._start:
            start, self._start = self._start, None
            await self._send(start)
        await self._send({"type": "http.response.body", "body": chunk, "more_body": more})


class _Body(io.RawIOBase):
    """The body as a file that a thread reads; what has not been asked for is not fetched."""

    def __init__(self, loop: asyncio.AbstractEventLoop, receive: Callable):
        self._loop, self._receive = loop, receive
        self._rest, self._more = b"", True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while not self._rest and self._more:
            message = asyncio.run_coroutine_threadsafe(self._receive(), self._loop).result()
            if message["type"] == "http.disconnect":
                raise OSError("the sender went away")
            self._rest, self._more = message.get("body", b""), message.get("more_body", False)
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _environ(scope: dict[str, Any], body: io.BufferedIOBase) -> dict[str, Any]:
    host, port = scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:  # it would pass for a name with a hyphen
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        environ[key] = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}" if key in environ else value
    return environ
