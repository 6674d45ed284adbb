"""A network between phones and server that cuts requests short and swallows replies."""

import random
import re
import socket
from contextlib import closing, suppress
from threading import Thread

CHUNKED, LAST_CHUNK = b"transfer-encoding: chunked", b"0\r\n\r\n"
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class BadNetwork:
    """Listens on `port`, passes on to `server`. `cut` and `swallow` are shares of requests and of replies."""

    def __init__(self, server: int, cut: float = 0.2, swallow: float = 0.3):
        self._server, self._cut, self._swallow = server, cut, swallow
        self.cuts = self.swallowed = self.passed = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "BadNetwork":
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                phone, _address = self._listener.accept()
                Thread(target=self._serve, args=[phone], daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        with suppress(OSError), closing(phone), socket.create_connection(("127.0.0.1", self._server)) as server:
            while request := message(phone):
                if random.random() < self._cut:
                    self.cuts += 1
                    server.sendall(request[: random.randrange(1, len(request))])
                    return
                server.sendall(request)
                if not (reply := message(server)):
                    return
                if random.random() < self._swallow:
                    self.swallowed += 1
                    return
                self.passed += 1
                phone.sendall(reply)


def message(line: socket.socket) -> bytes:
    """One HTTP message, as it came; empty at the end."""
    text = b""
    while part := line.recv(65_536):
        text += part
        head, end, body = text.partition(b"\r\n\r\n")
        if end and _is_whole(head, body):
            break
    return text


def _is_whole(head: bytes, body: bytes) -> bool:
    if CHUNKED in head.lower():
        return body.endswith(LAST_CHUNK)
    length = LENGTH.search(head)
    return len(body) >= (int(length[1]) if length else 0)
