"""Where somebody serves, in words: street and community."""

from collections.abc import Iterable

from grids.models import Grid
from grids.paths import ancestors

STREET, COMMUNITY = 1, 2


def place_names(paths: Iterable[str], short: bool = False) -> dict[str, str]:
    """For each path its street and community, 新北街道乌龙社区 (short: 新北街道乌龙); above the streets, the grid's own
    name. One query.
    """
    paths = set(paths)
    wanted = {above for path in paths for above in ancestors(path)}
    grids = {grid.path: grid for grid in Grid.objects.filter(path__in=wanted).only("path", "name", "level")}
    branches = {path: [grids[above] for above in ancestors(path) if above in grids] for path in paths}
    return {path: _short(_name(branch)) if short else _name(branch) for path, branch in branches.items()}


def _name(branch: list[Grid]) -> str:
    below = [grid.name for grid in branch if grid.level in (STREET, COMMUNITY)]
    return "".join(below) or (branch[-1].name if branch else "")


def _short(name: str) -> str:
    return name.removesuffix("社区").removesuffix("村")
