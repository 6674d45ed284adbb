"""Puts many nodes into the tree at once: paths are computed, treebeard's own way takes eleven seconds for a city."""

from dataclasses import dataclass

from grids import paths
from grids.models import Grid
from grids.numbering import former_paths


@dataclass
class Seedling:
    """A node that is not in the tree yet, with the code of the node it goes under ("" for a root)."""

    parent_code: str
    grid: Grid


def plant(seedlings: list[Seedling], known: dict[str, Grid]) -> list[Grid]:
    """Creates the nodes in the given order, parents before children, behind those that are there already.

    `known` holds every node of the tree by its code; the new ones are added to it. Levels are left as they are set.
    """
    last = _last_numbers(known)
    parents_grown = {}
    for seedling in seedlings:
        parent = known.get(seedling.parent_code)
        above = parent.path if parent else ""
        last[above] = last.get(above, 0) + 1
        grid = seedling.grid
        grid.path = paths.child(above, last[above])
        grid.depth = len(grid.path) // paths.STEP
        grid.numchild = 0
        known[grid.code] = grid
        if parent:
            parent.numchild += 1
            if parent.pk:
                parents_grown[parent.pk] = parent
    new = [seedling.grid for seedling in seedlings]
    Grid.objects.bulk_create(new, batch_size=1000)
    Grid.objects.bulk_update(parents_grown.values(), ["numchild"], batch_size=400)
    return new


def whole_tree_by_code() -> dict[str, Grid]:
    return {grid.code: grid for grid in Grid.objects.all()}


def _last_numbers(known: dict[str, Grid]) -> dict[str, int]:
    """The number of the last child there ever was below each path."""
    last: dict[str, int] = {}
    for path in [*(grid.path for grid in known.values()), *former_paths()]:
        above, own = path[: -paths.STEP], path[-paths.STEP :]
        last[above] = max(last.get(above, 0), Grid._str2int(own))
    return last
