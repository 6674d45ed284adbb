"""Splits new grids off a grid. Who or what is not named stays."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import moving, scope
from grids.closing import children_in_force
from grids.holding import check_in_force, hold
from grids.models import Grid, Succession
from ledger import auditing
from people.models import User
from people.territory import permitting
from people.territory.adding import NewGrid, plant
from people.territory.carrying import carry, people_in


@dataclass
class Part:
    """A grid to be, with the ids of the people and of the grids below that go with it."""

    new: NewGrid
    people: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)


@transaction.atomic
def split(grid: Grid, parts: list[Part], day: date, by: User, reason: str) -> list[Grid]:
    """The new grids stand beside the old one, which stays in force with all that is not named.

    Raises PermissionDenied; ValidationError when a person or grid is named twice or is not (or no longer) in the grid.
    """
    [grid] = hold(grid)
    permitting.check(by, day, reason, grid)
    check_in_force(grid, day=day)
    if not grid.level or not parts:
        raise ValidationError(_("请写要分出的网格，每行一个。"))
    parent = grid.get_parent()
    with scope.whole_tree("everybody in a grid that is split is accounted for"):
        people = {worker.pk for worker in people_in([grid], day)}
        children = {child.pk: child for child in children_in_force(grid)}
        _check_named([pk for part in parts for pk in part.people], people)
        _check_named([pk for part in parts for pk in part.children], children)
        made = [plant(parent, part.new, day, by, reason) for part in parts]
        carry({pk: new for part, new in zip(parts, made, strict=True) for pk in part.people}, [grid], day)
    for part, new in zip(parts, made, strict=True):
        for pk in part.children:
            moving.move(children[pk], new, day, by)
        _found(grid, new, part, day, by, reason)
        new.refresh_from_db()
    return made


def _check_named(named: list[int], there) -> None:
    if len(set(named)) < len(named) or not set(named) <= set(there):
        raise ValidationError(_("名单变了，请重新选一遍。"))


def _found(grid: Grid, new: Grid, part: Part, day: date, by: User, reason: str) -> None:
    Succession.objects.create(source=grid, target=new, kind=Succession.Kind.SPLIT, day=day, path=grid.path, by=by)
    auditing.record(
        by, "grid.split", grid, path=grid.path, reason=reason, day=day.isoformat(),
        new=new.code, people=part.people, children=part.children,
    )  # fmt: skip
