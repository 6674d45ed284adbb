"""What the days of a dated row must keep to; each refusal is a sentence for the person at the desk."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from grids.models import Grid


def come(day: date | None, field: str = "first_day") -> None:
    """Refuses a day that has not come: what holds from tomorrow on is entered tomorrow."""
    if day and day > timezone.localdate():
        raise ValidationError({field: _("%(day)s 还没到。到那天再办。") % {"day": day}})


def in_order(first_day: date | None, last_day: date | None, field: str = "last_day") -> None:
    if first_day and last_day and last_day < first_day:
        raise ValidationError({field: _("结束日期不能早于 %(day)s。") % {"day": first_day}})


def later(day: date, than: date, field: str = "first_day") -> None:
    if day <= than:
        message = _("现在这一段从 %(day)s 开始，日期要晚于这一天。这一段的日期有误，就先更正。")
        raise ValidationError({field: message % {"day": than}})


def apart(rows: QuerySet, first_day: date, last_day: date | None, but: int | None = None) -> None:
    """Refuses days that lie in another of the rows; `but` is the row that is being changed."""
    others = rows.exclude(pk=but).filter(Q(last_day=None) | Q(last_day__gte=first_day))
    if last_day:
        others = others.filter(first_day__lte=last_day)
    if other := others.order_by("first_day").first():
        message = _("和 %(first)s 到 %(last)s 那一段重叠。先改那一段。")
        told = {"first": other.first_day, "last": other.last_day or _("现在")}
        raise ValidationError({"first_day": message % told})


def in_use(grid: Grid, day: date) -> None:
    """Refuses a grid that is not in use on the day."""
    if (grid.valid_to and grid.valid_to < day) or (grid.valid_from and grid.valid_from > day):
        raise ValidationError({"grid": _("%(grid)s 在 %(day)s 没有启用。") % {"grid": grid.name, "day": day}})
