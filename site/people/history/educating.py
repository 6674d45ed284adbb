"""Education: each level finished is a record, the worker's own field keeps the highest."""

from datetime import date

from people.history import days
from people.history.altering import altering
from people.models import Diploma, User, Worker

LEVELS = list(Worker.Education)


def add_diploma(worker: Worker, level: str, obtained_on: date | None, by: User, *, degree: bool = False) -> Diploma:
    """What the roster said becomes a record of its own first. Raises PermissionDenied, ValidationError."""
    days.come(obtained_on, "obtained_on")
    with altering(worker, by, "history.diploma") as change:
        person = change.worker
        if person.education and person.education != level and not person.diplomas.exists():
            person.diplomas.create(level=person.education)
        diploma = person.diplomas.create(level=level, degree=degree, obtained_on=obtained_on)
        change.before = {"education": person.education}
        keep_highest(person)
        change.after = {"level": level, "degree": degree, "obtained_on": obtained_on, "education": person.education}
        return diploma


def keep_highest(worker: Worker) -> None:
    """Call inside `altering`."""
    levels = worker.diplomas.values_list("level", flat=True)
    worker.education = max(levels, key=lambda level: LEVELS.index(Worker.Education(level)), default="")
    worker.save(update_fields=["education"])
