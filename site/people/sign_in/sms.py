"""Sends codes to phones. A backend is a class with `send(phone, text)`; the setting SMS_BACKEND names it.

A backend that waits for somebody else's server has `waits = True`: it is called from a task, never in a request.
"""

import json
import logging
import urllib.request
from collections import deque

from django.conf import settings
from django.core.cache import cache
from django.utils.module_loading import import_string
from django_tasks import task

log = logging.getLogger(__name__)


def send(phone: str, text: str) -> None:
    """Sends the text. An empty one takes the same steps and reaches nobody, so that time tells nothing."""
    if import_string(settings.SMS_BACKEND).waits:
        deliver.enqueue(phone, text)
    else:
        deliver.call(phone, text)


@task()
def deliver(phone: str, text: str) -> None:
    if text:
        import_string(settings.SMS_BACKEND)().send(phone, text)


class GatewayBackend:
    """Posts `{"phone", "text"}` as JSON to SMS_URL, with SMS_TOKEN as bearer token: a few lines in front of any provider."""

    waits = True

    def send(self, phone: str, text: str) -> None:
        request = urllib.request.Request(  # noqa: S310  the operator's own address
            settings.SMS_URL,
            data=json.dumps({"phone": phone, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310
            log.info("code sent to a phone ending in %s", phone[-4:])


class BannerBackend:
    """The demonstration: the page that asks for the code shows the message, for as long as the code holds."""

    waits = False

    def send(self, phone: str, text: str) -> None:
        cache.set(f"sms:{phone}", text, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def shown(phone: str) -> str:
    """The last message to this phone, in the demonstration only."""
    return cache.get(f"sms:{phone}", "") if settings.DEMO else ""


class MemoryBackend:
    """Keeps the last messages in this process, for tests."""

    waits = False
    sent: deque[tuple[str, str]] = deque(maxlen=50)

    def send(self, phone: str, text: str) -> None:
        self.sent.append((phone, text))
