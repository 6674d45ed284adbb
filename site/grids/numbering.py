"""The next free path below a node. A path is given out once, since audit lines keep it."""

from django.db.models import Max

from grids import paths
from grids.models import Grid, Succession


def next_path(parent: Grid) -> str:
    """The path behind the last child there ever was. Call while the tree is held."""
    own = Grid.objects.filter(paths.below(parent.path), depth=parent.depth + 1).aggregate(last=Max("path"))["last"]
    length = len(parent.path) + paths.STEP
    left = (path[:length] for path in former_paths(parent.path) if len(path) >= length)
    last = max([own or "", *left])
    return paths.child(parent.path, (Grid._str2int(last[-paths.STEP :]) if last else 0) + 1)


def former_paths(above: str = "") -> list[str]:
    """The paths that grids have left, below a node or in the whole tree."""
    moved = Succession.objects.filter(kind=Succession.Kind.MOVED)
    if above:
        moved = moved.filter(paths.below(above))
    return list(moved.values_list("path", flat=True))
