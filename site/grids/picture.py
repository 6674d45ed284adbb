"""One unit's children as cells, each filled to one of five steps by a figure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from grids.closing import children_in_force
from grids.figures import Count, Figure
from grids.models import Grid

STEPS = 5


@dataclass(frozen=True)
class Cell:
    grid: Grid
    count: Count
    step: int  # 0 for nothing, 1 to 5


@dataclass(frozen=True)
class Picture:
    figure: Figure
    cells: list[Cell]
    own: Count | None  # what lies right in the unit and in none of its children in force
    total: Count
    key: list[tuple[int, str]]  # the steps that can occur, with what each stands for


def picture_of(grid: Grid, figure: Figure) -> Picture:
    """Two queries: the children, and the figure."""
    counts = figure.measure(grid)
    nothing = Count(0, 0 if figure.rate else None)
    children = children_in_force(grid)
    most = max((counts.get(child.path, nothing).part for child in children), default=0)
    cells = []
    for child in children:
        count = counts.pop(child.path, nothing)
        cells.append(Cell(child, count, _step(count, most)))
    own = sum(counts.values(), nothing)
    total = sum((cell.count for cell in cells), own)
    return Picture(figure, cells, own if counts else None, total, _key(figure, most))


def _step(count: Count, most: int) -> int:
    """A rate by its share of the whole, a number by its share of the largest; rounded up, so that little is not nothing."""
    whole = most if count.whole is None else count.whole
    return -(-count.part * STEPS // whole) if whole else 0


def _key(figure: Figure, most: int) -> list[tuple[int, str]]:
    if figure.rate:
        return [
            (0, "0"),
            *((step, _("到 %(share)s %%") % {"share": step * 100 // STEPS}) for step in range(1, STEPS + 1)),
        ]
    key = [(0, "0")]
    for step in range(1, STEPS + 1):
        first, last = most * (step - 1) // STEPS + 1, most * step // STEPS
        if first <= last:
            key.append((step, f"{first}–{last}" if first < last else str(first)))
    return key
