"""A district of the matrix, with one of everything in it."""

from dataclasses import dataclass, field
from typing import Any

from grids.models import Grid
from people.models import User


@dataclass
class District:
    grid: Grid
    mark: str
    people: dict[str, User] = field(default_factory=dict)  # by role; "worker" is a grid worker
    things: dict[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> str:
        thing = self.things[name]
        return str(getattr(thing, "pk", thing))
