"""Signing in and out, and trying to, leaves an audit line. What was typed never does."""

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.signals import user_logged_in
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver

from ledger import auditing
from people.models import User


@receiver(user_logged_in)
def note_arrival(request, user, **kwargs) -> None:
    """allauth's signal comes once, when every factor was shown."""
    shown = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    auditing.record(user, "sign_in", user, methods=sorted({record["method"] for record in shown}))


@receiver(user_logged_out)
def note_departure(request, user, **kwargs) -> None:
    if user is not None and user.is_authenticated:
        auditing.record(user, "sign_out", user)


@receiver(user_login_failed)
def note_refusal(credentials, **kwargs) -> None:
    """A wrong password. An account nobody has is noted without a name: what was typed may be a password."""
    typed = credentials.get("username") or credentials.get("phone") or ""
    account = User.objects.filter(Q(username=typed) | Q(phone=typed)).order_by("pk").first() if typed else None
    auditing.record(auditing.SYSTEM, "sign_in.refused", account or User(), method="password")


def note_wrong_code(user: User | None) -> None:
    """allauth's own signal comes for numbers that somebody has only, and the time it takes would tell."""
    auditing.record(auditing.SYSTEM, "sign_in.refused", user or User(), method="code")
