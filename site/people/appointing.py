"""Gives a person a role below a node."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from grids.models import Grid
from ledger import auditing
from people import rules
from people.models import Role, User
from people.signals import roles_changed


@transaction.atomic
def appoint(
    user: User,
    kind: Role.Kind,
    grid: Grid,
    first_day: date,
    by,
    last_day: date | None = None,
    case_number: str = "",
) -> Role:
    """The role holds from its first to its last day, in the subtree of the grid. The same appointment again changes nothing;
    one that was ended before it held for a day stands again.

    `by` is `auditing.SYSTEM` for a command, or a user: a city administrator appoints anybody within reach, a training
    administrator trainers and markers; nobody appoints themselves. Raises PermissionDenied, and ValidationError: an auditor
    is admitted for a case and for a time, and holds no other role.
    """
    if by is not auditing.SYSTEM and (by == user or not rules.may_appoint(by, kind, grid.path)):
        raise PermissionDenied
    case_number = case_number.strip()
    if last_day and last_day < first_day:
        raise ValidationError({"last_day": _("结束日期要在开始日期以后。")})
    if kind == Role.Kind.AUDITOR:
        _require_case(last_day, case_number)
    _require_independence(user, kind, first_day, last_day)
    values = {"last_day": last_day, "case_number": case_number}
    role, new = Role.objects.get_or_create(user=user, kind=kind, grid=grid, first_day=first_day, defaults=values)
    ended = bool(role.last_day and role.last_day < first_day)  # before it held for a single day
    if ended:
        role.last_day, role.case_number = last_day, case_number
        role.save(update_fields=["last_day", "case_number"])
    if new or ended:
        days = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat() if last_day else None}
        auditing.record(by, "role.appoint", user, path=grid.path, kind=str(kind), case_number=case_number, **days)
        roles_changed.send(sender=User, user=user)
    return role


def _require_case(last_day: date | None, case_number: str) -> None:
    if not case_number:
        raise ValidationError({"case_number": _("纪检审计要写案件编号，查看的每一页都记在这个编号下。")})
    if not last_day:
        raise ValidationError({"last_day": _("纪检审计要写到哪一天为止。")})


def _require_independence(user: User, kind: str, first_day: date, last_day: date | None) -> None:
    """Who audits has no part in what is audited, and the other way round, on any day of the new role."""
    at_the_time = user.roles.exclude(last_day__lt=first_day)
    if last_day:
        at_the_time = at_the_time.filter(first_day__lte=last_day)
    others = ~Q(kind=Role.Kind.AUDITOR) if kind == Role.Kind.AUDITOR else Q(kind=Role.Kind.AUDITOR)
    if at_the_time.filter(others).exists():
        raise ValidationError(_("纪检审计的人不能同时有别的角色。请换一个人，或先撤下另一个角色。"))
