"""Finds grids by what they are called, were called, or by their code; and where a grid went."""

from django.db.models import Q, QuerySet

from grids import paths
from grids.models import Grid, Succession


def found(text: str, reach: tuple[str, ...]) -> QuerySet[Grid]:
    """The grids within reach whose name, former name or code holds the text, closed ones too."""
    inside = Q(pk__in=[])
    for path in reach:
        inside |= paths.below(path)
    former = Grid.objects.filter(Q(former_names__name__contains=text) | Q(former_names__official_name__contains=text))
    named = Q(name__contains=text) | Q(official_name__contains=text) | Q(code__startswith=text.upper())
    return Grid.objects.filter(inside).filter(named | Q(pk__in=former.values("pk"))).order_by("path")


def went_to(grid: Grid) -> QuerySet[Succession]:
    """What became of the grid, oldest first."""
    return grid.successions.select_related("target", "by").order_by("day", "pk")


def came_from(grid: Grid) -> QuerySet[Succession]:
    """What was merged into the grid, split off for it or moved below it, oldest first."""
    return grid.origins.select_related("source", "by").order_by("day", "pk")
