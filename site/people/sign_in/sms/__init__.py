"""Sends codes to phones. A backend is a class with `send(phone, text, code)`; the setting SMS_BACKEND names it.

A backend that waits for somebody else's server has `waits = True`: it is called from a task, never in a request.
Providers put the code into a text of their own that was approved beforehand; the others send ours.
"""

import json
import logging

from django.conf import settings
from django.core.cache import cache
from django.utils.module_loading import import_string
from django_tasks import task

from ledger import sealing
from people.sign_in.sms.gateway import GatewayBackend
from people.sign_in.sms.local import BannerBackend, ConsoleBackend, FileBackend, MemoryBackend
from people.sign_in.sms.posting import Undelivered

__all__ = ["BannerBackend", "ConsoleBackend", "FileBackend", "GatewayBackend", "MemoryBackend", "send", "shown"]

log = logging.getLogger(__name__)
WAITING = "sms"  # a subject that is no person: messages lie sealed among the tasks


def send(phone: str, text: str, code: str = "") -> None:
    """Sends the text. An empty one takes the same steps and reaches nobody, so that time tells nothing."""
    if import_string(settings.SMS_BACKEND).waits:
        deliver.enqueue(sealing.seal(WAITING, json.dumps([phone, text, code])))
    else:
        _deliver(phone, text, code)


@task()
def deliver(sealed: str) -> None:
    """Opens the message and hands it over. Raises Undelivered, which names neither the phone nor the code."""
    _deliver(*json.loads(sealing.unseal(WAITING, sealed) or "null"))


def _deliver(phone: str, text: str, code: str) -> None:
    if not text:
        return
    try:
        import_string(settings.SMS_BACKEND)().send(phone, text, code)
    except Undelivered as error:
        log.error("no code could be sent to a phone ending in %s: %s", phone[-4:], error)
        raise


def shown(phone: str) -> str:
    """The last message to this phone, in the demonstration only."""
    return cache.get(f"sms:{phone}", "") if settings.DEMO else ""
