"""Carries people from grids into others on a day: the old assignments end the day before, new ones begin."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from grids.models import Grid
from people.models import Assignment, Worker


def assigned(grids: Iterable[Grid], day: date) -> QuerySet[Assignment]:
    """The assignments to exactly these grids that hold on the day or later."""
    holds = Q(last_day=None) | Q(last_day__gte=day)
    return Assignment.objects.filter(holds, grid__in=list(grids)).order_by("worker__number", "first_day", "pk")


def people_in(grids: Iterable[Grid], day: date) -> list[Worker]:
    """Everybody who serves right in one of these grids on the day or later, whatever the post, by number."""
    grids = list(grids)
    here = Q(pk__in=assigned(grids, day).order_by().values("worker")) | Q(grid__in=grids, left_on=None)
    return list(Worker.objects.filter(here).select_related("category", "grid").order_by("number"))


def carry(targets: dict[int, Grid], sources: Iterable[Grid], day: date) -> None:
    """Takes the target by the id of each worker. Who serves in a target already keeps that assignment; it becomes the
    main one if one of those that end was. Nobody ends up twice in one grid. Call inside a transaction, tree held.
    """
    sources = list(sources)
    list(Worker.objects.select_for_update().filter(pk__in=list(targets)).order_by("pk"))  # a transfer meanwhile waits
    open_ = list(assigned([*sources, *set(targets.values())], day).filter(worker__in=list(targets)))
    held = defaultdict(list)
    for served in open_:
        held[served.worker_id].append(served)
    source_ids = {grid.pk for grid in sources}
    ended: list[Assignment] = []
    begun: list[Assignment] = []
    kept: list[Assignment] = []
    for worker_id, target in targets.items():
        old = [served for served in held[worker_id] if served.grid_id in source_ids]
        there = next((served for served in held[worker_id] if served.grid_id == target.pk), None)
        if old:
            _carry_one(old, there, target, day, ended, begun, kept)
    _write(ended, begun, kept, day)
    _follow(targets, source_ids)


def _carry_one(old, there, target: Grid, day: date, ended: list, begun: list, kept: list) -> None:
    """Sorts the assignments of one person into those that end, begin, and are changed where they stand."""
    every = [*old, there] if there else old
    primary = any(served.primary for served in every)
    last_day = None if any(served.last_day is None for served in every) else max(s.last_day for s in every)
    began = any(served.first_day < day for served in old)
    if there and (there.primary == primary or there.first_day >= day):
        stays = there
    elif there or began:
        ended += every
        model = next((served for served in every if served.primary), every[0])
        begun.append(_next(model, grid=target, primary=primary, first_day=day, last_day=last_day))
        return
    else:
        stays = old[0]
    ended += [served for served in old if served is not stays]
    stays.grid, stays.primary, stays.last_day = target, primary, last_day
    if began:
        stays.first_day = min(stays.first_day, day)
    kept.append(stays)


def _next(served: Assignment, **changes) -> Assignment:
    """The assignment that follows this one, alike but for the changes."""
    following = copy(served)
    following._state = copy(served._state)
    following._state.adding, following._state.fields_cache = True, {}
    following.pk = None
    for name, value in changes.items():
        setattr(following, name, value)
    return following


def _write(ended: list[Assignment], begun: list[Assignment], kept: list[Assignment], day: date) -> None:
    """Ends first: a person has one open main assignment at a time. What had not begun never was."""
    never = [served.pk for served in ended if served.first_day >= day]
    Assignment.objects.filter(pk__in=never).delete()
    over = [served.pk for served in ended if served.first_day < day]
    Assignment.objects.filter(pk__in=over).update(last_day=day - timedelta(days=1))
    Assignment.objects.bulk_update(kept, ["grid", "primary", "first_day", "last_day"], batch_size=200)
    Assignment.objects.bulk_create(begun, batch_size=1000)


def _follow(targets: dict[int, Grid], source_ids: set[int]) -> None:
    """Where a worker is listed follows, but for those who have left: they stay with the grid they served in last."""
    moved = Worker.objects.filter(pk__in=list(targets), grid__in=source_ids, left_on=None)
    people = list(moved)
    for worker in people:
        worker.grid = targets[worker.pk]
        worker.county_code = worker.grid.county_code
    Worker.objects.bulk_update(people, ["grid", "county_code"], batch_size=200)
