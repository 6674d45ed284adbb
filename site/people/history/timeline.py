"""One line of time for a person: everything that is dated, newest first."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from grids import scope
from grids.places import place_names
from people.models import Worker


@dataclass
class Entry:
    label: str
    text: str
    first_day: date | None
    last_day: date | None = None
    lasts: bool = False  # still going on
    note: str = ""
    kind: str = ""  # with `pk`: what can be corrected
    pk: int | None = None
    may_end: bool = False  # a secondary assignment still held


def timeline(worker: Worker, *, with_leave: bool) -> list[Entry]:
    """Of a worker in sight; earlier service may lie in other districts. Leave is told only to those who look after it."""
    with scope.whole_tree("a person's whole history"):
        entries = [
            *_assignments(worker),
            *_terms(worker),
            *(_leaves(worker) if with_leave else []),
            *_education(worker),
            *_titles(worker),
            *_suspensions(worker),
        ]
    return sorted(entries, key=lambda entry: entry.first_day or date.min, reverse=True)


def _assignments(worker: Worker):
    rows = list(worker.assignments.select_related("grid").order_by("pk"))
    places = place_names(row.grid for row in rows)
    for row in rows:
        label = _("任职") if row.primary else _("兼任")
        lasts = row.last_day is None
        yield Entry(
            label,
            places[row.grid.path],
            row.first_day,
            row.last_day,
            lasts,
            row.duty,
            "assignment",
            row.pk,
            may_end=lasts and not row.primary,
        )


def _terms(worker: Worker):
    for row in worker.employments.select_related("category").order_by("pk"):
        grade = _("%(grade)s 级") % {"grade": row.grade} if row.grade else ""
        text = "　".join(filter(None, [row.category.name, row.post, grade]))
        yield Entry(_("用工"), text, row.first_day, row.last_day, row.last_day is None, "", "employment", row.pk)


def _leaves(worker: Worker):
    for row in worker.leaves.order_by("pk"):
        yield Entry(
            _("请假"),
            row.get_kind_display(),
            row.first_day,
            row.last_day,
            row.last_day is None,
            row.note,
            "leave",
            row.pk,
        )


def _education(worker: Worker):
    for row in worker.diplomas.order_by("pk"):
        note = _("有学位") if row.degree else ""
        yield Entry(_("学历"), row.get_level_display(), row.obtained_on, note=note, kind="diploma", pk=row.pk)


def _titles(worker: Worker):
    for row in worker.qualifications.order_by("pk"):
        until = _("有效期至 %(day)s") % {"day": date_format(row.expires_on, "Y-m-d")} if row.expires_on else ""
        note = "　".join(filter(None, [row.number, until]))
        yield Entry(_("证书"), row.title, row.issued_on, note=note, kind="qualification", pk=row.pk)


def _suspensions(worker: Worker):
    for row in worker.suspensions.order_by("pk"):
        ended = timezone.localdate(row.ended_at) if row.ended_at else None
        yield Entry(_("停考"), row.reason, timezone.localdate(row.since), ended, ended is None)
