"""Education: each level finished is a record, the worker's own field keeps the highest."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.history import days
from people.history.altering import altering
from people.models import Diploma, User, Worker

LEVELS = list(Worker.Education)


def add_diploma(worker: Worker, level: str, obtained_on: date | None, by: User, *, degree: bool = False) -> Diploma:
    """A record of this level that lacks its date is filled in. Raises PermissionDenied, ValidationError."""
    days.come(obtained_on, "obtained_on")
    with altering(worker, by, "history.diploma") as change:
        person = change.worker
        keep_what_the_roster_said(person)
        if person.diplomas.filter(level=level, obtained_on=obtained_on, degree=degree).exists():
            raise ValidationError({"level": _("已经有这一条。")})
        diploma = person.diplomas.filter(level=level, obtained_on=None).first() or Diploma(worker=person, level=level)
        diploma.obtained_on, diploma.degree = obtained_on, degree
        diploma.save()
        change.before = {"education": person.education}
        keep_highest(person)
        change.after = {"level": level, "degree": degree, "obtained_on": obtained_on, "education": person.education}
        return diploma


def keep_what_the_roster_said(worker: Worker) -> None:
    """The level on the roster has a record of its own before others are added or changed. Call inside `altering`."""
    if worker.education and not worker.diplomas.filter(level=worker.education).exists():
        worker.diplomas.create(level=worker.education)


def keep_highest(worker: Worker) -> None:
    """Call inside `altering`."""
    levels = worker.diplomas.values_list("level", flat=True)
    worker.education = max(levels, key=lambda level: LEVELS.index(Worker.Education(level)), default="")
    worker.save(update_fields=["education"])
