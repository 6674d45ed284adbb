"""Where a grid lies, in words."""

from collections.abc import Iterable

from grids import paths
from grids.models import Grid


def place_names(grids: Iterable[Grid]) -> dict[str, str]:
    """By path: the names from the street down to the grid, such as 新北街道 乌龙社区 乌龙小区; the district's own above
    that. One query for all of them."""
    grids = list(grids)
    wanted = {above for grid in grids for above in paths.ancestors(grid.path)}
    known = {grid.path: grid for grid in Grid.objects.filter(path__in=wanted).only("path", "name", "level")}
    return {grid.path: _name(grid, known) for grid in grids}


def _name(grid: Grid, known: dict[str, Grid]) -> str:
    line = [known[above] for above in paths.ancestors(grid.path) if above in known]
    return " ".join(node.name for node in line if node.level) or grid.name
