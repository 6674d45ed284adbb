"""Finds the grid an officer means: by its code, or by its name where only one has it."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from grids import paths
from grids.models import Grid
from grids.places import place_names

COMMUNITY = 2  # the level whose grids are offered for choice
MOST = 5  # candidates named in a refusal


def find_grid(text: str, reach: tuple[str, ...]) -> Grid:
    """Within the paths `reach`. Raises ValidationError with what was found instead."""
    here = _within(reach)
    text = text.strip()
    if grid := here.filter(code=text).first():
        return grid
    found = list(here.filter(name__contains=text).order_by("path")[: MOST + 1])
    exact = [grid for grid in found if grid.name == text]
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0]
    if not found:
        raise ValidationError(_("你管的范围里没有找到“%(text)s”。填网格代码最稳妥。") % {"text": text[:30]})
    places = place_names(found[:MOST])
    named = _("；").join(f"{grid.code} {places[grid.path]}" for grid in found[:MOST])
    raise ValidationError(_("有几个网格都像：%(named)s。请填代码。") % {"named": named})


def nearby(grid: Grid, reach: tuple[str, ...]) -> list[tuple[str, str]]:
    """Code and place of the grids in the same community, for a list to choose from."""
    line = Grid.objects.filter(path__in=paths.ancestors(grid.path), level=COMMUNITY).first()
    found = list(_within(reach).filter(paths.below((line or grid).path)).order_by("path")[:200])
    places = place_names(found)
    return [(found_one.code, places[found_one.path]) for found_one in found]


def _within(reach: tuple[str, ...]) -> QuerySet[Grid]:
    inside = Q(pk__in=[])
    for path in reach:
        inside |= paths.below(path)
    return Grid.objects.filter(inside)
