"""The terms somebody works on: category, post and grade, from a day on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.history import days
from people.history.altering import altering
from people.models import Employment, EmploymentCategory, User, Worker


@dataclass(frozen=True)
class Terms:
    category: EmploymentCategory
    post: str = ""
    grade: int | None = None

    def __post_init__(self):
        if self.grade is not None and not 1 <= self.grade <= 99:
            raise ValidationError({"grade": _("薪级应是 1 到 99 的整数。")})
        if len(self.post) > 20:
            raise ValidationError({"post": _("岗位最多 20 个字。")})

    def told(self) -> dict:
        return {"category": self.category, "post": self.post, "grade": self.grade}


def change_terms(worker: Worker, terms: Terms, first_day: date, by: User, *, reason: str) -> Employment:
    """A new row from `first_day`, today or earlier; the row in force ends the day before. Terms that began on that very
    day are put right instead. Raises PermissionDenied, ValidationError."""
    days.come(first_day)
    with altering(worker, by, "history.terms", reason) as change:
        current = open_terms(change.worker)
        if current is None:
            raise ValidationError(_("已经离岗。先办回岗。"))
        held = Terms(current.category, current.post, current.grade)
        if held == terms:
            raise ValidationError(_("和现在的用工类别、岗位、薪级一样，没有要改的。"))
        change.before, change.after = held.told(), terms.told() | {"first_day": first_day}
        if first_day == current.first_day:
            current.category, current.post, current.grade = terms.category, terms.post, terms.grade
            current.save()
            return current
        days.later(first_day, current.first_day)
        current.last_day = first_day - timedelta(days=1)
        current.save(update_fields=["last_day"])
        return change.worker.employments.create(
            category=terms.category, post=terms.post, grade=terms.grade, first_day=first_day
        )


def open_terms(worker: Worker) -> Employment | None:
    """The terms in force. Somebody entered before terms were dated gets a row from what is known: the day of joining, or
    the first day of service."""
    current = worker.employments.filter(last_day=None).select_related("category").first()
    if current or worker.left_on or worker.employments.exists():
        return current
    served = worker.assignments.order_by("first_day").first()
    first_day = min(day for day in (worker.joined_on, served.first_day if served else None, date.max) if day)
    return worker.employments.create(
        category=worker.category, post=worker.post, grade=worker.grade, first_day=first_day
    )
