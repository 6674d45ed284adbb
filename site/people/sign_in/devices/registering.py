"""At sign-in: the device is written down, and the oldest of staff gives way when there are too many."""

import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from people.models import Device, User
from people.scoping import STAFF_SECTIONS
from people.sign_in import second_factor
from people.sign_in.devices import agents, ending

SESSION_KEY = "device"  # {"pk", "seen": seconds since 1970, "shared", "idle": the desk has been left alone too long}
SHARED_KEY = "shared_phone"  # the tick at sign-in, until the second factor has been shown as well
# How exact 最近使用 is; each touch costs two writes. Away from the desk nothing depends on it on a phone of one's own.
TOUCH_SECONDS, TOUCH_OWN_SECONDS = 120, 900


def register(request: HttpRequest, user: User) -> Device:
    """Writes down where the user has just signed in; the session remembers it, so that no later page has to ask."""
    shared = bool(request.session.pop(SHARED_KEY, False))
    app, system = agents.recognise(request.headers.get("User-Agent", ""))
    if not request.session.session_key:
        request.session.create()
    device = Device.objects.create(
        user=user,
        session_key=request.session.session_key or "",
        app=app,
        system=system,
        address=get_adapter().get_client_ip(request),
        shared=shared,
    )
    request.session[SESSION_KEY] = {"pk": device.pk, "seen": int(time.time()), "shared": shared, "idle": False}
    end_with_the_browser(request)
    if second_factor.is_needed(user):
        _keep_the_latest(user, settings.STAFF_SESSIONS)
    return device


def end_with_the_browser(request: HttpRequest) -> None:
    """On a shared phone the session ends when the browser is closed; called again by whoever sets another end."""
    if known(request).get("shared"):
        request.session.set_expiry(0)


def remember_tick(request: HttpRequest, shared: bool) -> None:
    """Keeps what was ticked with the password until the sign-in is complete."""
    request.session[SHARED_KEY] = shared


def known(request: HttpRequest) -> dict:
    """What the session remembers of its device; empty for a visitor."""
    return request.session.get(SESSION_KEY) or {}


def quiet_for(request: HttpRequest) -> int:
    """Seconds since this device last opened a page, too many by less than what `touch` lets pass."""
    return int(time.time()) - known(request).get("seen", 0)


def touch(request: HttpRequest) -> None:
    """Notes that the device is in use, now and then; a long pause is remembered for the desk."""
    device, quiet = known(request), quiet_for(request)
    if not device:
        return
    exact = device["shared"] or request.path.startswith(STAFF_SECTIONS)
    if quiet < (TOUCH_SECONDS if exact else TOUCH_OWN_SECONDS):
        return
    idle = device["idle"] or quiet > settings.STAFF_IDLE_MINUTES * 60
    request.session[SESSION_KEY] = device | {"seen": device["seen"] + quiet, "idle": idle}
    Device.objects.filter(pk=device["pk"]).update(seen_at=timezone.now())


def _keep_the_latest(user: User, count: int) -> None:
    for device in Device.objects.living().filter(user=user).order_by("-signed_in_at", "-pk")[count:]:
        ending.end(device, Device.Ending.LIMIT, by=user)
