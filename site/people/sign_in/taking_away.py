"""Takes the second factor from somebody who has lost it together with the recovery codes, so that a new one can be set up."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing
from people import rules
from people.models import Device, User, Worker
from people.sign_in.devices.ending import end_all


@transaction.atomic
def take_away(user: User, reason: str, by: User) -> None:
    """Codes, passkeys and recovery codes go, and every device is signed out; the next sign-in asks to set up a new factor.

    Raises PermissionDenied, ValidationError (no reason, nothing to take away).
    """
    reason = reason.strip()
    if not may_take_away(by, user):
        raise PermissionDenied
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("请写为什么解除，不超过 200 个字。")})
    factors = list(Authenticator.objects.select_for_update().filter(user=user).order_by("pk"))
    if not factors:
        raise ValidationError(_("这个账号没有设置第二道验证。"))
    Authenticator.objects.filter(pk__in=[factor.pk for factor in factors]).delete()
    end_all(user, Device.Ending.RESET, by)
    auditing.record(
        by,
        "second_factor.take_away",
        user,
        path=_paths(user)[0],
        reason=reason,
        subject=_subject(user),
        types=sorted({factor.type for factor in factors}),
    )


def may_take_away(by: User, user: User) -> bool:
    """Whoever looks after the security of every node the account has a role at; never one's own, never a superuser's."""
    if user.pk == by.pk or user.is_superuser or rules.only_reads(by):
        return False
    paths = _paths(user)
    return bool(paths) and all(rules.keeps_security(by, path) for path in paths)


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def _paths(user: User) -> list[str]:
    """Of the nodes of all roles that are in force or to come."""
    held = user.roles.exclude(last_day__lt=timezone.localdate())
    return list(held.order_by("grid__path").values_list("grid__path", flat=True))


def _subject(user: User) -> str:
    # By account: the worker may serve out of the reach of whoever acts.
    worker = Worker._base_manager.filter(user=user).first()
    return f"worker:{worker.pk}" if worker else f"user:{user.pk}"
