"""Requests that are sent when their time has come, whether or not earlier ones were answered: who waits is counted."""

import selectors
import socket
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from statistics import quantiles
from time import perf_counter

LINES = 256  # connections that are kept open, as a proxy before many phones does


@dataclass
class Phase:
    """Seconds from the scheduled instant to the last byte of the answer, and what was not answered as it should be."""

    name: str
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if len(self.seconds) < 2:
            return f"{self.name}: nothing"
        cuts = quantiles(self.seconds, n=20)
        times = f"p50 {cuts[9] * 1000:.0f} p95 {cuts[18] * 1000:.0f} max {max(self.seconds) * 1000:.0f} ms"
        return f"{self.name} {len(self.seconds)}: {times}, {len(self.failures)} failed"

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[18] if len(self.seconds) > 1 else 0.0


@dataclass
class Request:
    """`answered` takes status, headers and body; gives what is wrong, or nothing."""

    phase: Phase
    data: bytes
    answered: Callable[[int, str, bytes], str | None]
    due: float = 0.0


class Loop:
    """Sends to one address. `at(seconds from now, request)` may be called from an answer."""

    def __init__(self, port: int):
        self._port, self._order = port, count()
        self._waiting: list[tuple[float, int, Request]] = []
        self._due: deque[Request] = deque()
        self._watched = selectors.DefaultSelector()
        self._free: list[_Line] = []
        self._lines = self._busy = 0

    def at(self, seconds: float, request: Request) -> None:
        request.due = perf_counter() + seconds
        heappush(self._waiting, (request.due, next(self._order), request))

    def run(self) -> None:
        """Until everything was answered."""
        while self._waiting or self._due or self._busy:
            now = perf_counter()
            while self._waiting and self._waiting[0][0] <= now:
                self._due.append(heappop(self._waiting)[2])
            while self._due and (line := self._line()):
                self._busy += 1
                line.send(self._due.popleft())
            pause = max(0.0, self._waiting[0][0] - perf_counter()) if self._waiting and not self._due else 0.05
            for key, _events in self._watched.select(min(pause, 0.05)):
                self._receive(key.data)

    def _line(self) -> "_Line | None":
        if self._free:
            return self._free.pop()
        if self._lines >= LINES:
            return None
        self._lines += 1
        return _Line(self._port, self._watched)

    def _receive(self, line: "_Line") -> None:
        if line in self._free:  # the server closes what has been idle for long
            line.close()
            self._free.remove(line)
            self._lines -= 1
            return
        for status, headers, body in line.receive():
            request, now = line.request, perf_counter()
            self._busy -= 1
            self._free.append(line)
            request.phase.seconds.append(now - request.due)
            if wrong := request.answered(status, headers, body):
                request.phase.failures.append(wrong)


class _Line:
    def __init__(self, port: int, watched: selectors.BaseSelector):
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = b""
        self._watched = watched
        watched.register(self._socket, selectors.EVENT_READ, self)

    def close(self) -> None:
        self._watched.unregister(self._socket)
        self._socket.close()

    def send(self, request: Request) -> None:
        self.request = request
        self._socket.sendall(request.data)

    def receive(self) -> Iterator[tuple[int, str, bytes]]:
        """The whole answer, once it is there. A line that was cut fails the run: nothing here cuts it on purpose."""
        piece = self._socket.recv(262_144)
        assert piece, "the server hung up"
        self._read += piece
        head, found, body = self._read.partition(b"\r\n\r\n")
        if not found:
            return
        headers = head.decode("latin-1")
        length = headers.lower().partition("content-length:")[2].split("\r\n", 1)[0]
        if len(body) >= int(length) if length else body.endswith(b"0\r\n\r\n"):
            self._read = b""
            yield int(headers.split(" ", 2)[1]), headers, body
