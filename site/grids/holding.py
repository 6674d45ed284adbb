"""One act on the tree at a time: the second waits for the first and then sees what it did."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grids.models import Grid


def hold(*grids: Grid) -> list[Grid]:
    """The grids read anew and locked until the transaction ends, in the order given. Call inside a transaction.

    The whole tree is held through its roots, so that two acts never give out the same path. The grids themselves are
    held against rows that would be put into them meanwhile.
    """
    list(Grid.objects.select_for_update(no_key=True).filter(depth=1))
    found = Grid.objects.select_for_update().in_bulk([grid.pk for grid in grids])
    return [found[grid.pk] for grid in grids]


def check_in_force(*grids: Grid, day: date) -> None:
    """Raises ValidationError when one of them has ended, ends on a set day, or had not begun on this day."""
    for grid in grids:
        if grid.valid_to is not None:
            raise ValidationError(
                _("%(name)s 的停用日期是 %(day)s，不能再改。") % {"name": grid.name, "day": grid.valid_to.isoformat()}
            )
        if grid.valid_from and day < grid.valid_from:
            raise ValidationError(
                _("%(name)s %(day)s 才启用，日期不能早于这一天。")
                % {"name": grid.name, "day": grid.valid_from.isoformat()}
            )
