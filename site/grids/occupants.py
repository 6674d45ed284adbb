"""Who serves in a grid: apps above the tree say so, because the tree knows no people."""

from collections.abc import Callable
from datetime import date

from grids.models import Grid

Teller = Callable[[list[Grid], date], dict[int, list[str]]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """`teller` takes grids and a day and returns, by the grid's id, the names of those who serve right there then."""
    if teller not in _tellers:
        _tellers.append(teller)


def occupants(grids: list[Grid], day: date) -> dict[int, list[str]]:
    """By the grid's id: everybody who serves right there on the day, or later."""
    names: dict[int, list[str]] = {}
    for teller in _tellers:
        for pk, told in teller(grids, day).items():
            names.setdefault(pk, []).extend(told)
    return names
