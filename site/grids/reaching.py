"""Where a deed lies that was recorded without a path: the grid of its target."""

from typing import Any

from django.db import models

from grids.models import Grid
from grids.scope import Scoped


def path_of(target: models.Model) -> str | None:
    """The path of a grid, of what belongs to one, or (for what has none of its own) of the whole tree.

    Empty while there is no tree. None for a scoped row whose grid cannot be found: such a deed is refused.
    """
    if isinstance(target, Grid):
        return target.path
    if isinstance(target, Scoped):
        return _followed(target)
    root = Grid.get_first_root_node()
    return root.path if root else ""


def _followed(target: Scoped) -> str | None:
    value: Any = target
    for name in target.scope_path.split("__"):
        value = getattr(value, name, None)
    return value or None
