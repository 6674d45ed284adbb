"""Signs a device out, from elsewhere or because a rule says so. What was ended, and why, stays on record."""

from importlib import import_module

from allauth.account.signals import password_changed, password_set
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from ledger import auditing
from people.models import Device, User


def end(device: Device, ending: Device.Ending, by: User) -> None:
    """The device's next page asks to sign in. One that has ended keeps its first reason."""
    if not Device.objects.filter(pk=device.pk, ended_at=None).update(ended_at=timezone.now(), ending=ending):
        return
    import_module(settings.SESSION_ENGINE).SessionStore().delete(device.session_key)
    auditing.record(by, "device.end", device.user, device=device.pk, why=ending)


def end_all(user: User, ending: Device.Ending, by: User, but: int | None = None) -> int:
    """Signs the user out everywhere, but on the device `but`. Returns on how many."""
    devices = [device for device in Device.objects.living().filter(user=user).order_by("pk") if device.pk != but]
    for device in devices:
        end(device, ending, by)
    return len(devices)


@receiver([password_changed, password_set])
def end_the_others(request: HttpRequest, user: User, **kwargs) -> None:
    """Whoever knows the old password is out. This device stays, under the new key that its session was given."""
    here = (request.session.get("device") or {}).get("pk")
    end_all(user, Device.Ending.PASSWORD, by=user, but=here)
    if here:
        Device.objects.filter(pk=here).update(session_key=request.session.session_key)


@receiver(user_logged_out)
def note_signing_out(request: HttpRequest, **kwargs) -> None:
    device = getattr(request, "session", {}).get("device")
    if device:
        now = timezone.now()
        Device.objects.filter(pk=device["pk"], ended_at=None).update(ended_at=now, ending=Device.Ending.SIGNED_OUT)
