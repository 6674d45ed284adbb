"""Merges grids into one of them, into another, or into a new one."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import closing, moving, scope
from grids.holding import check_in_force, hold
from grids.models import Grid, Succession
from ledger import auditing
from people.models import User
from people.territory import permitting
from people.territory.adding import NewGrid, plant
from people.territory.carrying import carry, people_in


@transaction.atomic
def merge(sources: list[Grid], target: Grid | NewGrid, day: date, by: User, reason: str) -> Grid:
    """The people of the sources serve in the target from the day, the grids below them move below it, and the sources
    end the day before. What was earned stays with the grid that earned it.

    A new target is added beside the first source. Raises PermissionDenied, ValidationError.
    """
    old = [target] if isinstance(target, Grid) else []
    held = hold(*sources, *old)
    sources, target = held[: len(sources)], held[-1] if old else target
    permitting.check(by, day, reason, *held)
    check(sources, target, day)
    if isinstance(target, NewGrid):
        target = plant(sources[0].get_parent(), target, day, by, reason, in_place_of=sources)
    with scope.whole_tree("everybody in a grid that ends is carried over"):
        people = people_in(sources, day)
        carry({worker.pk: target for worker in people}, sources, day)
    children = [child for grid in sources for child in closing.children_in_force(grid)]
    for child in children:
        moving.move(child, target, day, by)
    for grid in sources:
        _end(grid, target, day, by)
    auditing.record(
        by, "grid.merge", target, path=target.path, reason=reason, day=day.isoformat(),
        sources=[grid.code for grid in sources], children=[child.code for child in children],
        people=[worker.pk for worker in people],
    )  # fmt: skip
    target.refresh_from_db()
    return target


def check(sources: list[Grid], target: Grid | NewGrid, day: date) -> None:
    """Raises ValidationError unless all are in force, different, of one level and in one district."""
    every = [*sources, *([target] if isinstance(target, Grid) else [])]
    check_in_force(*every, day=day)
    first = sources[0]
    if not first.level:
        raise ValidationError(_("市和县区不在这里合并。"))
    if target in sources or len({grid.pk for grid in every}) < max(len(every), 2):
        raise ValidationError(_("请选另一个网格，或者几个网格并成一个新的。"))
    if any(grid.level != first.level for grid in every):
        raise ValidationError(_("只有同一级的网格才能合并。"))
    district = moving.district_path(first.path)
    if any(moving.district_path(grid.path) != district for grid in every):
        raise ValidationError(_("不同县区的网格不能合并，成绩和薪酬要留在原来的县区。"))


def _end(grid: Grid, target: Grid, day: date, by: User) -> None:
    grid.refresh_from_db()
    closing.close([grid], day)
    Succession.objects.create(source=grid, target=target, kind=Succession.Kind.MERGED, day=day, path=grid.path, by=by)
    auditing.record(by, "grid.close", grid, path=grid.path, day=day.isoformat(), merged_into=target.code)
