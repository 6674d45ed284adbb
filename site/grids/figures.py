"""The figures the picture of the tree may be coloured by. Apps above the tree bring them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Substr

from grids import paths
from grids.models import Grid


@dataclass(frozen=True)
class Count:
    """A number, or a part of a whole where the figure is a rate."""

    part: int = 0
    whole: int | None = None

    @property
    def text(self) -> str:
        return str(self.part) if self.whole is None else f"{self.part} / {self.whole}"

    def __add__(self, other: "Count") -> "Count":
        return Count(self.part + other.part, None if self.whole is None else self.whole + (other.whole or 0))


@dataclass(frozen=True)
class Figure:
    """`measure` takes a grid and returns counts by the path of each child, and by its own path for what lies right in it.

    It asks the database once, however many children there are. `hint` says what is counted.
    """

    name: str
    label: str
    hint: str
    measure: Callable[[Grid], dict[str, Count]]
    rate: bool = False
    order: int = 0  # among the others


Provider = Callable[[Any, Grid], list[Figure]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """`provider` takes a user and a grid and returns the figures it has for them."""
    if provider not in _providers:
        _providers.append(provider)


def figures_for(user, grid: Grid) -> list[Figure]:
    offered = [figure for provider in _providers for figure in provider(user, grid)]
    return sorted(offered, key=lambda figure: figure.order)


def part_of(grid: Grid, field: str = "path") -> Substr:
    """The expression that cuts a path below the grid to that of its child, for grouping."""
    return Substr(field, 1, len(grid.path) + paths.STEP, output_field=CharField())
