"""Closes a grid that holds nobody and nothing in force."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import closing, scope
from grids.holding import check_in_force, hold
from grids.models import Grid
from ledger import auditing
from people.models import User
from people.territory import permitting
from people.territory.carrying import people_in


@transaction.atomic
def close(grid: Grid, day: date, by: User, reason: str) -> None:
    """From the day on the grid is no more. Raises PermissionDenied; ValidationError over people or grids still in it."""
    [grid] = hold(grid)
    permitting.check(by, day, reason, grid)
    check_in_force(grid, day=day)
    with scope.whole_tree("nobody may be left in a grid that closes"):
        people = people_in([grid], day)
    if people:
        raise ValidationError(
            _("%(name)s 还有 %(number)s 人（%(first)s 等），先并入别的网格或者办调动。")
            % {"name": grid.name, "number": len(people), "first": people[0].name}
        )
    closing.close([grid], day)
    auditing.record(by, "grid.close", grid, path=grid.path, reason=reason, day=day.isoformat())
