"""Moves a grid with all that lies below it under another parent of the same district."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from grids import moving
from grids.holding import check_in_force, hold
from grids.models import Grid
from ledger import auditing
from people import rules
from people.models import User
from people.territory import permitting


@transaction.atomic
def move(grid: Grid, parent: Grid, day: date, by: User, reason: str) -> Grid:
    """Nobody's assignment changes: people go on serving in their grids. Raises PermissionDenied, ValidationError."""
    grid, parent = hold(grid, parent)
    permitting.check(by, day, reason, grid)
    if not rules.may_shape(by, parent.path):
        raise PermissionDenied
    check_in_force(grid, parent, day=day)
    before = grid.path
    moving.move(grid, parent, day, by)
    auditing.record(
        by, "grid.move", grid, path=grid.path, reason=reason, day=day.isoformat(),
        before={"path": before}, after={"path": grid.path},
    )  # fmt: skip
    return grid
