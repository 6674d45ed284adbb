"""Everything that is kept about a person, part by part, for that person."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.places import place_names
from ledger.models import AuditLine
from people.models import User, Worker
from people.privacy import registry
from people.privacy.deeds import deed_in_words
from people.privacy.registry import Person


@dataclass
class Section:
    kind: str  # people.worker
    title: str
    headings: dict[str, str]
    rows: list[dict[str, Any]]
    hidden: dict[str, list[str]]  # reason → fields of the row that are left out


def own_person(user: User) -> Person:
    """Needs the own scope."""
    return Person(Worker.objects.select_related("grid", "user").filter(user=user).first(), user)


def sections(person: Person) -> list[Section]:
    """Those with rows, the roster first, and last who did something to the person's rows. Needs a scope that sees them."""
    told = []
    for part in registry.parts.values():
        if part.whole:
            continue
        if rows := list(part.rows(person)):
            headings = {name: part.heading(name) for name in part.shows.split()}
            hidden = {str(reason): names.split() for reason, names in part.hides.items()}
            told.append(Section(part.model._meta.label_lower, str(part.title), headings, rows, hidden))
    _name_places(told)
    return [*told, *_looks(person)]


def summary(person: Person) -> list[tuple[str, int]]:
    """Titles and how many rows there are, those without any left out."""
    counted = [(str(part.title), part.count(person)) for part in registry.parts.values() if not part.whole]
    return [(title, rows) for title, rows in counted if rows]


def document(person: Person) -> dict:
    """The export as it becomes JSON."""
    return {
        "made_at": timezone.localtime(),
        "about": person.user.username if person.user else person.worker.number,
        "parts": [vars(section) for section in sections(person)],
    }


def _name_places(told: list[Section]) -> None:
    """Grids by street, community and name: two queries for all of them."""
    rows = [row for section in told for row in section.rows]
    places = place_names(value for row in rows for value in row.values() if isinstance(value, Grid))
    for row in rows:
        row.update({name: places[value.path] for name, value in row.items() if isinstance(value, Grid)})


def _looks(person: Person) -> list[Section]:
    """Audit lines whose target is the person, or something of the person's: who, what, when, why."""
    mine = Q(pk__in=[])
    for part in registry.parts.values():
        if part.model is not AuditLine and (keys := part.keys(person)):
            mine |= Q(target_type=part.model._meta.label_lower, target_id__in=[str(key) for key in keys])
    lines = AuditLine.objects.filter(mine).select_related("actor").order_by("pk")
    rows = [
        {
            "created_at": line.created_at,
            "actor": str(line.actor or _("系统")),
            "deed": deed_in_words(line.deed),
            "reason": getattr(line, "reason", "") or line.detail.get("reason", ""),
        }
        for line in lines
    ]
    headings = {"created_at": _("时间"), "actor": _("谁"), "deed": _("做了什么"), "reason": _("原因")}
    return [Section("looks", _("谁看过、动过你的信息"), headings, rows, {})] if rows else []
