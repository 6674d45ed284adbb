"""Renames a grid; the former name is kept and found."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import renaming
from grids.closing import children_in_force
from grids.holding import check_in_force, hold
from grids.models import Grid
from grids.naming import short
from ledger import auditing
from people.models import User
from people.territory import permitting

LONGEST_NAME = 60


@transaction.atomic
def rename(grid: Grid, name: str, day: date, by: User, reason: str) -> Grid:
    """Takes the full name, from which the short one follows (乌龙社区居委会, 乌龙社区). Raises PermissionDenied, ValidationError."""
    [grid] = hold(grid)
    permitting.check(by, day, reason, grid)
    check(grid, name, day)
    before = grid.name
    renaming.rename([(grid, short(name.strip()), name.strip())], day, by)
    auditing.record(
        by, "grid.rename", grid, path=grid.path, reason=reason, day=day.isoformat(),
        before={"name": before}, after={"name": grid.name},
    )  # fmt: skip
    return grid


def check(grid: Grid, name: str, day: date) -> None:
    """Raises ValidationError when the name is missing, the same, or a neighbour's."""
    check_in_force(grid, day=day)
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise ValidationError({"name": _("请写名称，不超过 60 个字。")})
    if name in {grid.official_name, grid.name}:
        raise ValidationError({"name": _("现在就叫这个名称。")})
    check_free(short(name), grid.get_parent(), besides=[grid])


def check_free(name: str, parent: Grid, besides: Collection[Grid] = ()) -> None:
    """Raises ValidationError when a grid in force right below the parent has this name."""
    if any(child.name == name and child not in besides for child in children_in_force(parent)):
        raise ValidationError(_("%(parent)s 下面已经有“%(name)s”了。") % {"parent": parent.name, "name": name})
