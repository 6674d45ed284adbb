"""A secondary assignment: somebody serves in a further grid, and stops doing so."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from grids.models import Grid
from people import rules
from people.history import days
from people.history.altering import altering
from people.models import Assignment, User, Worker


def assist(worker: Worker, grid: Grid, first_day: date, by: User, *, duty: str = "") -> Assignment:
    """Beside the primary assignment; due for training stays the primary one. Raises PermissionDenied, ValidationError."""
    if not rules.keeps_roster(by, grid.path):
        raise PermissionDenied
    days.come(first_day)
    days.in_use(grid, first_day)
    with altering(worker, by, "history.assist") as change:
        if change.worker.left_on:
            raise ValidationError(_("已经离岗。先办回岗。"))
        days.apart(change.worker.assignments.filter(grid=grid), first_day, None)
        change.after = {"grid": grid.code, "duty": duty, "first_day": first_day}
        return change.worker.assignments.create(grid=grid, duty=duty, first_day=first_day, primary=False)


def stop_assisting(assignment: Assignment, last_day: date, by: User) -> None:
    """Only a secondary one; the primary one ends with a transfer or by leaving. Raises as above."""
    days.come(last_day, "last_day")
    with altering(assignment.worker, by, "history.assist.end") as change:
        row = change.worker.assignments.select_related("grid").get(pk=assignment.pk)
        if row.primary or row.last_day:
            raise ValidationError(_("这里只结束还在兼任的。主要任职用调动或离岗。"))
        days.in_order(row.first_day, last_day)
        row.last_day = last_day
        row.save(update_fields=["last_day"])
        change.before = {"grid": row.grid.code, "last_day": None}
        change.after = {"grid": row.grid.code, "last_day": last_day}
