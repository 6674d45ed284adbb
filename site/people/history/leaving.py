"""Somebody leaves the service, and perhaps comes back."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grids.models import Grid
from people import rules
from people.history import days
from people.history.altering import altering
from people.history.employing import Terms, open_terms
from people.models import User, Worker


def leave_service(worker: Worker, last_day: date, by: User, *, reason: str) -> None:
    """`last_day`, today or earlier, is the last day of service: all that is open ends on it. Raises PermissionDenied,
    ValidationError."""
    days.come(last_day, "last_day")
    with altering(worker, by, "history.leave_service", reason) as change:
        person = change.worker
        if open_terms(person) is None:
            raise ValidationError(_("已经离岗。"))
        for rows in (person.employments, person.assignments, person.leaves):
            _end(rows.filter(last_day=None), last_day)
        change.before = {"left_on": None}
        change.after = {"left_on": last_day}


def come_back(worker: Worker, grid: Grid, terms: Terms, first_day: date, by: User, *, duty: str = "") -> None:
    """A new primary assignment and new terms from `first_day`, today or earlier. The years away stay a gap. Raises as
    above."""
    if not rules.keeps_roster(by, grid.path):
        raise PermissionDenied
    days.come(first_day)
    days.in_use(grid, first_day)
    with altering(worker, by, "history.come_back") as change:
        person = change.worker
        if not person.left_on:
            raise ValidationError(_("没有离岗，不用办回岗。"))
        for rows in (person.employments.all(), person.assignments.filter(primary=True)):
            days.apart(rows, first_day, None)
        change.before = {"left_on": person.left_on}
        change.after = terms.told() | {"grid": grid.code, "duty": duty, "first_day": first_day}
        person.assignments.create(grid=grid, duty=duty, first_day=first_day)
        person.employments.create(category=terms.category, post=terms.post, grade=terms.grade, first_day=first_day)


def _end(rows: QuerySet, last_day: date) -> None:
    if late := rows.filter(first_day__gt=last_day).order_by("-first_day").first():
        message = _("%(first)s 才开始的一段还没结束，离岗日期不能更早。日期有误，就先更正。")
        raise ValidationError({"last_day": message % {"first": late.first_day}})
    rows.update(last_day=last_day)
