"""Backends that need nobody else: for trials, for tests, for an office that reads codes out."""

import logging
import os
from collections import deque
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

log = logging.getLogger(__name__)


class ConsoleBackend:
    """Writes the message to the log."""

    waits = False

    def send(self, phone: str, text: str, code: str) -> None:
        log.warning("to %s: %s", phone, text)


class FileBackend:
    """Adds a line to `sms.txt` in DATA_DIR, which only the server's own user can read."""

    waits = False

    def send(self, phone: str, text: str, code: str) -> None:
        now: datetime = timezone.localtime()
        handle = os.open(settings.DATA_DIR / "sms.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{now:%Y-%m-%d %H:%M:%S}\t{phone}\t{text}\n")


class BannerBackend:
    """The demonstration: the page that asks for the code shows the message, for as long as the code holds."""

    waits = False

    def send(self, phone: str, text: str, code: str) -> None:
        cache.set(f"sms:{phone}", text, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


class MemoryBackend:
    """Keeps the last messages in this process, for tests."""

    waits = False
    sent: deque[tuple[str, str]] = deque(maxlen=50)

    def send(self, phone: str, text: str, code: str) -> None:
        self.sent.append((phone, text))
