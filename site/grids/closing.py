"""Ends grids. Their rows stay, and so does all that was earned there."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from grids import paths
from grids.models import Grid


def in_force(day: date) -> Q:
    """The condition on grids that have not ended by this day."""
    return Q(valid_to=None) | Q(valid_to__gte=day)


def children_in_force(grid: Grid) -> list[Grid]:
    """Those right below the grid that have no end."""
    return list(Grid.objects.filter(paths.below(grid.path), depth=grid.depth + 1, valid_to=None))


def close(grids: Iterable[Grid], day: date) -> None:
    """From this day on the grids are no more; the day before is their last. Raises ValidationError over open children."""
    for grid in grids:
        if children := children_in_force(grid):
            raise ValidationError(
                _("%(name)s 下面还有 %(number)s 个网格，先合并、划转或者停用它们。")
                % {"name": grid.name, "number": len(children)}
            )
        grid.valid_to = day - timedelta(days=1)
        grid.save(update_fields=["valid_to"])
