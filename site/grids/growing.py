"""Adds grids below communities and villages, many at a time."""

from collections.abc import Iterable

from django.db import transaction

from grids.models import Grid
from grids.planting import Seedling, plant, whole_tree_by_code


class UnknownParent(ValueError):
    """A grid was to go under a code that is not in the tree, or not any more."""


@transaction.atomic
def add_grids(children: Iterable[tuple[str, str, str, str]]) -> int:
    """Adds (parent code, code, name, kind) below their parents; a parent may be an earlier one of the list.

    Level and setting follow from the parent. Codes that are in the tree already are passed over, so the same list may
    be given again. Returns how many were added. Raises UnknownParent, and adds nothing.
    """
    known = whole_tree_by_code()
    levels = {code: (grid.level, grid.setting) for code, grid in known.items()}
    seedlings = []
    for parent_code, code, name, kind in children:
        if code in levels:
            continue
        if parent_code not in levels:
            raise UnknownParent(parent_code)
        if (parent := known.get(parent_code)) and parent.valid_to is not None:
            raise UnknownParent(parent_code)
        above, setting = levels[parent_code]
        levels[code] = (above + 1, setting)
        seedlings.append(Seedling(parent_code, Grid(code=code, name=name, kind=kind, level=above + 1, setting=setting)))
    return len(plant(seedlings, known))
