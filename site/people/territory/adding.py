"""Adds a grid below another."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import adding
from grids.holding import hold
from grids.models import Grid
from ledger import auditing
from people import rules
from people.models import User
from people.territory import permitting
from people.territory.renaming import LONGEST_NAME, check_free


@dataclass(frozen=True)
class NewGrid:
    """A grid to be: an empty code gets a local one."""

    name: str
    kind: str
    code: str = ""


@transaction.atomic
def add(parent: Grid, new: NewGrid, day: date, by: User, reason: str) -> Grid:
    """Raises PermissionDenied; ValidationError when the code or the name is taken, or the kind does not belong there."""
    if not rules.may_shape(by, parent.path):
        raise PermissionDenied
    permitting.check_day(day)
    permitting.check_reason(reason)
    [parent] = hold(parent)
    return plant(parent, new, day, by, reason)


def plant(parent: Grid, new: NewGrid, day: date, by: User, reason: str, in_place_of: Collection[Grid] = ()) -> Grid:
    """The part that a merger and a split share: the tree is held, the person is permitted. The name may be that of a
    grid it takes the place of."""
    if not new.name or len(new.name) > LONGEST_NAME:
        raise ValidationError(_("请写名称，不超过 60 个字。"))
    check_free(new.name, parent, besides=in_place_of)
    grid = adding.add(parent, new.name, new.code.upper(), new.kind, day)
    auditing.record(
        by,
        "grid.add",
        grid,
        path=grid.path,
        reason=reason,
        day=day.isoformat(),
        after={"name": grid.name, "code": grid.code},
    )
    return grid
