"""Puts right what was entered wrongly in a person's history, or takes it out. Both with a reason."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from people.history import days
from people.history.altering import Change, altering
from people.history.educating import keep_highest, keep_what_the_roster_said
from people.models import Assignment, Diploma, Employment, Leave, Qualification, User

Row = Assignment | Employment | Leave | Diploma | Qualification

MAY_CHANGE: dict[type[Model], tuple[str, ...]] = {
    Assignment: ("duty", "first_day", "last_day"),
    Employment: ("category", "post", "grade", "first_day", "last_day"),
    Leave: ("kind", "first_day", "last_day", "note"),
    Diploma: ("level", "degree", "obtained_on"),
    Qualification: ("title", "number", "issued_on", "expires_on"),
}


def correct(row: Row, values: dict[str, Any], by: User, *, reason: str) -> None:
    """Writes `values` (names as in MAY_CHANGE) into the row. What is open stays open and what has ended stays ended,
    but for leave. Raises PermissionDenied, ValidationError."""
    with altering(row.worker, by, "history.correct", reason) as change:
        row = _again(row, change)
        names = [name for name in MAY_CHANGE[type(row)] if name in values]
        was_open = getattr(row, "last_day", None) is None
        changed = [name for name in names if getattr(row, name) != values[name]]
        if not changed:
            raise ValidationError(_("没有要改的。"))
        change.before = _told(row, changed)
        for name in changed:
            setattr(row, name, values[name])
        row.clean_fields()
        _check(row, was_open, change)
        if isinstance(row, Diploma):
            keep_what_the_roster_said(change.worker)
        row.save(update_fields=changed)
        if isinstance(row, Employment) and row.last_day and change.before.get("last_day") == change.worker.left_on:
            _move_departure(change, row.last_day)
        change.after = _told(row, changed)
        if isinstance(row, Diploma):
            keep_highest(change.worker)


def remove(row: Row, by: User, *, reason: str) -> None:
    """Takes out leave, a diploma, a title or a secondary assignment that never was. Raises as above."""
    with altering(row.worker, by, "history.remove", reason) as change:
        row = _again(row, change)
        if is_kept(row):
            raise ValidationError(_("主要任职和用工只更正，不删除。"))
        change.before = _told(row, MAY_CHANGE[type(row)])
        if isinstance(row, Diploma):
            keep_what_the_roster_said(change.worker)
        row.delete()
        if isinstance(row, Diploma):
            keep_highest(change.worker)


def is_kept(row: Row) -> bool:
    """Terms and primary assignments are put right, never taken out."""
    return isinstance(row, Employment) or (isinstance(row, Assignment) and row.primary)


def _again(row: Row, change: Change) -> Row:
    """As it stands now that the person is held."""
    return type(row)._default_manager.select_related("worker").get(pk=row.pk, worker=change.worker)


def _check(row: Row, was_open: bool, change: Change) -> None:
    worker = change.worker
    match row:
        case Diploma():
            days.come(row.obtained_on, "obtained_on")
        case Qualification():
            days.come(row.issued_on, "issued_on")
            days.in_order(row.issued_on, row.expires_on, "expires_on")
            if worker.qualifications.exclude(pk=row.pk).filter(title=row.title).exists():
                raise ValidationError({"title": _("另有一条是这个证书。")})
        case Leave():
            days.in_order(row.first_day, row.last_day)
            days.apart(worker.leaves.all(), row.first_day, row.last_day, but=row.pk)
        case Employment() | Assignment():
            days.come(row.first_day)
            days.come(row.last_day, "last_day")
            days.in_order(row.first_day, row.last_day)
            if was_open != (row.last_day is None):
                message = _("更正不结束一段，也不重新打开。用调动、变更、离岗或回岗。")
                raise ValidationError({"last_day": message})
            days.apart(_kept_apart(row, worker), row.first_day, row.last_day, but=row.pk)


def _move_departure(change: Change, last_day: date) -> None:
    """The day of leaving was wrong: what ended on it ends on the right one."""
    for served in change.worker.assignments.filter(last_day=change.worker.left_on):
        days.in_order(served.first_day, last_day)
        served.last_day = last_day
        served.save(update_fields=["last_day"])


def _kept_apart(row: Assignment | Employment, worker):
    """The rows this one must not overlap: all terms, all primary assignments, those in the same grid."""
    if isinstance(row, Employment):
        return worker.employments.all()
    if row.primary:
        return worker.assignments.filter(primary=True)
    return worker.assignments.filter(grid=row.grid_id)


def _told(row: Row, names) -> dict[str, Any]:
    return {"row": f"{row._meta.model_name}:{row.pk}"} | {name: getattr(row, name) for name in names}
