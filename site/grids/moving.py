"""Puts a grid with all that lies below it under another parent."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from grids import paths
from grids.models import Grid, Succession
from grids.numbering import next_path
from grids.signals import grid_moved


def check_move(grid: Grid, parent: Grid) -> None:
    """Raises ValidationError when the parent is of another level or district, or is the present one.

    Across districts everything earned would change hands with the path, and codes would name the wrong county.
    """
    if parent.path == grid.path[: -paths.STEP]:
        raise ValidationError(_("%(name)s 已经在 %(parent)s 下面。") % {"name": grid.name, "parent": parent.name})
    if not grid.level or parent.level != grid.level - 1 or parent.depth != grid.depth - 1:
        raise ValidationError(_("%(parent)s 不是 %(name)s 的上一级。") % {"name": grid.name, "parent": parent.name})
    if district_path(parent.path) != district_path(grid.path):
        raise ValidationError(
            _("只能在同一个县区内划转。到别的县区去，请在那边添加网格，再给人办调动，成绩留在原来的县区。")
        )


def move(grid: Grid, parent: Grid, day: date, by) -> None:
    """The subtree hangs below the parent from now on; rows that point at its grids stay with them. Both are held."""
    check_move(grid, parent)
    former, path = grid.path, next_path(parent)
    tail = Substr("path", len(former) + 1)
    Grid.objects.filter(paths.below(former)).update(path=Concat(Value(path), tail))
    Grid.objects.filter(path=former[: -paths.STEP]).update(numchild=F("numchild") - 1)
    Grid.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    Succession.objects.create(source=grid, target=parent, kind=Succession.Kind.MOVED, day=day, path=former, by=by)
    grid.path = path
    grid_moved.send(sender=Grid, grid=grid, former=former)


def district_path(path: str) -> str:
    """The path of the district, the lowest node of level 0, that holds this path; empty where there is none."""
    tops = Grid.objects.filter(path__in=paths.ancestors(path), level=0).values_list("path", flat=True)
    return max(tops, key=len, default="")
