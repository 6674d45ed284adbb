"""Ends a role, at once or on a later day."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from grids.paths import ancestors
from ledger import auditing
from people import rules
from people.models import Role, User
from people.signals import roles_changed


@transaction.atomic
def dismiss(role: Role, reason: str, by) -> Role:
    """From the next request on the role opens nothing; an ended one stays as it is.

    Raises PermissionDenied (one's own role, out of reach), ValidationError (no reason, the last city administrator).
    """
    reason = reason.strip()
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("请写撤下的原因，不超过 200 个字。")})
    return _change(role, timezone.localdate() - timedelta(days=1), "role.end", by, reason)


@transaction.atomic
def set_last_day(role: Role, last_day: date | None, by, reason: str = "") -> Role:
    """The role holds until this day, or without an end; longer or shorter than before.

    Raises PermissionDenied (one's own role, out of reach), ValidationError (a day that is over, an ended role, an auditor
    without an end, the last city administrator).
    """
    today = timezone.localdate()
    if last_day and last_day < max(today, role.first_day):
        raise ValidationError({"last_day": _("这一天已经过了。现在就要撤下，请用“撤下”。")})
    if role.last_day and role.last_day < today:
        raise ValidationError(_("这个角色已经结束。还要用，请重新任命。"))
    if last_day is None and role.kind == Role.Kind.AUDITOR:
        raise ValidationError({"last_day": _("纪检审计要写到哪一天为止。")})
    return _change(role, last_day, "role.term", by, reason.strip())


def _change(role: Role, last_day: date | None, deed: str, by, reason: str) -> Role:
    if by is not auditing.SYSTEM and (by.pk == role.user_id or not rules.may_appoint(by, role.kind, role.grid.path)):
        raise PermissionDenied
    administrators = list(
        Role.objects.select_for_update().filter(kind=Role.Kind.CITY_ADMIN)
    )  # two end each other: one waits
    stored = next((other for other in administrators if other.pk == role.pk), None) or Role.objects.get(pk=role.pk)
    if stored.last_day and stored.last_day < timezone.localdate():
        return stored
    if role.kind == Role.Kind.CITY_ADMIN and last_day:
        _require_another(role)
    before = stored.last_day
    role.last_day = last_day
    role.save(update_fields=["last_day"])
    auditing.record(
        by,
        deed,
        role.user,
        path=role.grid.path,
        kind=role.kind,
        reason=reason,
        before={"last_day": before.isoformat() if before else None},
        after={"last_day": last_day.isoformat() if last_day else None},
    )
    roles_changed.send(sender=User, user=role.user)
    return role


def _require_another(role: Role) -> None:
    """Somebody has to be left who can appoint: here or above, from today on and without an end."""
    today = timezone.localdate()
    others = Role.objects.filter(
        first_day__lte=today,
        kind=Role.Kind.CITY_ADMIN,
        last_day=None,
        grid__path__in=ancestors(role.grid.path),
        user__is_active=True,
    )
    if not others.exclude(user=role.user_id).exists():
        raise ValidationError(_("这是最后一位长期的市级管理员。先任命另一位，再撤下这一位。"))
