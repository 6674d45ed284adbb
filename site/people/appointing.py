"""Gives a person a role below a node."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from grids.models import Grid
from ledger import auditing
from people import rules
from people.models import Role, User
from people.signals import roles_changed


@transaction.atomic
def appoint(user: User, kind: Role.Kind, grid: Grid, first_day: date, by) -> Role:
    """The role holds from its first day, in the subtree of the grid. The same appointment again changes nothing.

    `by` is `auditing.SYSTEM` for a command, or a user: a city administrator appoints anybody within reach, a training
    administrator trainers; nobody appoints themselves. Raises PermissionDenied.
    """
    if by is not auditing.SYSTEM and (by == user or not rules.may_appoint(by, kind, grid.path)):
        raise PermissionDenied
    role, new = Role.objects.get_or_create(user=user, kind=kind, grid=grid, first_day=first_day)
    if new:
        auditing.record(by, "role.appoint", user, path=grid.path, kind=str(kind), first_day=first_day.isoformat())
        roles_changed.send(sender=User, user=user)
    return role
