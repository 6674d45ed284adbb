"""Materialised paths: four characters (0–9, A–Z) a level, so a subtree is one range of strings."""

from django.db.models import Q

from grids.models import Grid

STEP = Grid.steplen
DIGITS = Grid.alphabet


def below(path: str, field: str = "path") -> Q:
    """The node at `path` and everything under it, as a range an index can serve on both databases."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": after(path)})


def after(path: str) -> str:
    """The first path of the same length behind the subtree of `path`."""
    head, last = path[:-1], path[-1]
    if last == DIGITS[-1]:
        return after(head) + DIGITS[0]
    return head + DIGITS[DIGITS.index(last) + 1]


def child(parent: str, number: int) -> str:
    """The path of a node's child, counted from 1."""
    return parent + Grid._int2str(number).rjust(STEP, DIGITS[0])


def ancestors(path: str) -> list[str]:
    """The paths from the root down to the node itself."""
    return [path[:end] for end in range(STEP, len(path) + 1, STEP)]
