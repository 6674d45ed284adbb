"""Staff prove who they are twice: before the desk and Wagtail's admin open, the session must hold a second factor."""

from collections.abc import Callable

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from ledger import auditing
from people import rules
from people.scoping import STAFF_SECTIONS

LOOPBACK = {"127.0.0.1", "::1"}


class SecondFactorMiddleware:
    """Leads staff without one to where it is set up, or asked for. A session that has it costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(STAFF_SECTIONS) and is_missing(request):
            enabled = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
            page = "mfa_reauthenticate" if enabled else "mfa_activate_totp"
            return redirect(f"{reverse(page)}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)


def is_missing(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or is_waived(request):
        return False
    if any(record["method"] == "mfa" for record in get_authentication_records(request, user)):
        return False
    return user.is_superuser or rules.proves_twice(user)


def is_waived(request: HttpRequest) -> bool:
    """The demonstration on one's own machine. Behind a proxy every visitor would look like that, so not there."""
    proxied = settings.BEHIND_PROXY or "HTTP_X_FORWARDED_FOR" in request.META
    return settings.DEMO and not proxied and request.META.get("REMOTE_ADDR") in LOOPBACK


@receiver(authenticator_added)
def count_as_proven(request: HttpRequest, user, authenticator: Authenticator, **kwargs) -> None:
    """Who has just typed the first code need not sign in again."""
    auditing.record(user, "second_factor.add", user, type=authenticator.type)
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)


@receiver(authenticator_removed)
def forget(request: HttpRequest, user, authenticator: Authenticator, **kwargs) -> None:
    auditing.record(user, "second_factor.remove", user, type=authenticator.type)
    records = get_authentication_records(request, user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [kept for kept in records if kept["method"] != "mfa"]
