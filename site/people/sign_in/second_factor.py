"""Staff prove who they are twice: before the desk and Wagtail's admin open, the session must hold a second factor."""

from collections.abc import Callable

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

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
            return redirect(f"{reverse(_page_for(request.user))}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)


def _page_for(user) -> str:
    """The page that asks for the factor the user has, or sets the first one up."""
    if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        return "mfa_reauthenticate"
    has_passkey = is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN])
    return "mfa_reauthenticate_webauthn" if has_passkey else "mfa_activate_totp"


def is_missing(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or is_waived(request):
        return False
    if any(record["method"] == "mfa" for record in get_authentication_records(request, user)):
        return False
    return is_needed(user)


def is_needed(user) -> bool:
    return user.is_superuser or rules.proves_twice(user)


def is_waived(request: HttpRequest) -> bool:
    """The demonstration on one's own machine. Behind a proxy every visitor would look like that, so not there."""
    proxied = settings.BEHIND_PROXY or "HTTP_X_FORWARDED_FOR" in request.META
    return settings.DEMO and not proxied and request.META.get("REMOTE_ADDR") in LOOPBACK


@receiver(authenticator_added)
def count_as_proven(request: HttpRequest, user, authenticator: Authenticator, **kwargs) -> None:
    """Who has just typed the first code, or made a passkey, need not sign in again."""
    auditing.record(user, "second_factor.add", user, type=authenticator.type)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)


@receiver(authenticator_removed)
def forget(request: HttpRequest, user, authenticator: Authenticator, **kwargs) -> None:
    """What was proven with it holds no longer; deleting has cleared its key, so all proofs of this kind go."""
    auditing.record(user, "second_factor.remove", user, type=authenticator.type)
    records = get_authentication_records(request, user)
    gone = ("mfa", authenticator.type)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        kept for kept in records if (kept["method"], kept.get("type")) != gone
    ]


@receiver(authenticator_used)
def count_recovery_codes(request: HttpRequest, user, authenticator: Authenticator, **kwargs) -> None:
    """Who has used a recovery code is told how many are left."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        left = len(Authenticator.objects.get(pk=authenticator.pk).wrap().get_unused_codes())
        messages.warning(request, _("用掉了一个备用码，还剩 %(left)s 个。") % {"left": left})
