"""Moves somebody to another grid from a day on. What was earned before stays with the unit that earned it."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from grids.models import Grid
from people import rules
from people.history import days
from people.history.altering import altering
from people.models import Assignment, User, Worker


def transfer(worker: Worker, grid: Grid, first_day: date, by: User, *, reason: str, duty: str = "") -> Assignment:
    """The primary assignment in force ends the day before; the new one begins on `first_day`, today or earlier.

    Rounds, scores, appraisals and pay carry their own grid and do not move. `by` keeps the roster in both grids.
    Raises PermissionDenied, ValidationError.
    """
    if not rules.keeps_roster(by, grid.path):
        raise PermissionDenied
    days.come(first_day)
    days.in_use(grid, first_day)
    with altering(worker, by, "history.transfer", reason) as change:
        assignments = change.worker.assignments
        current = assignments.filter(primary=True, last_day=None).select_related("grid").first()
        if current is None:
            raise ValidationError(_("已经离岗。先办回岗。"))
        if current.grid_id == grid.pk:
            raise ValidationError({"grid": _("现在就在这个网格。")})
        days.later(first_day, current.first_day)
        days.apart(assignments.filter(grid=grid), first_day, None)
        current.last_day = first_day - timedelta(days=1)
        current.save(update_fields=["last_day"])
        change.before = {"grid": current.grid.code, "duty": current.duty}
        change.after = {"grid": grid.code, "duty": duty, "first_day": first_day}
        return assignments.create(grid=grid, duty=duty, first_day=first_day)
