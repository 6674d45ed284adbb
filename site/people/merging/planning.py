"""What a merge would move, and what has to stay with the number that is given up."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import models

from people.merging import relations
from people.models import Worker


@dataclass
class Part:
    """The rows of one model that point at the person who goes: keys that move, and keys that stay.

    `clashing` stay because the kept person has the like (enrolled in the same round, the same title), `following` because
    they hang from a row that stays, `left` because somebody wished it.
    """

    column: models.Field
    moving: list[int] = field(default_factory=list)
    clashing: list[int] = field(default_factory=list)
    following: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.column.model._meta.label_lower}.{self.column.name}"

    @property
    def name(self) -> str:
        return str(self.column.model._meta.verbose_name)

    @property
    def staying(self) -> list[int]:
        return self.clashing + self.following + self.left


def plan(kept: Worker, gone: Worker, leave: Collection[str] = ()) -> list[Part]:
    """A part for every relation that has rows; `leave` names parts (their `label`) that are to stay whole."""
    parts = []
    staying: dict[type[models.Model], set[int]] = {}
    for column in relations.columns():
        part = _part(column, kept, gone, staying, leave)
        if part.moving or part.staying:
            parts.append(part)
            staying.setdefault(column.model, set()).update(part.staying)
    return parts


def _part(column, kept: Worker, gone: Worker, staying: dict, leave: Collection[str]) -> Part:
    part = Part(column)
    above = relations.parents(column)
    rows: models.QuerySet = models.QuerySet(column.model).filter(**{column.name: gone.pk}).order_by("pk")
    clashes = _clashes(column, kept, gone) if rows else set()
    for pk, *ups in rows.values_list("pk", *(up.attname for up in above)):
        follows = any(key in staying.get(up.related_model, ()) for up, key in zip(above, ups, strict=True))
        if part.label in leave:
            part.left.append(pk)
        elif pk in clashes:
            part.clashing.append(pk)
        else:
            (part.following if follows else part.moving).append(pk)
    return part


def _clashes(column, kept: Worker, gone: Worker) -> set[int]:
    found = set()
    for names, condition in relations.uniques(column):
        rows: models.QuerySet = models.QuerySet(column.model).filter(condition)
        taken = {tuple(key) for _pk, *key in rows.filter(**{column.name: kept.pk}).values_list("pk", *names)}
        for pk, *key in rows.filter(**{column.name: gone.pk}).values_list("pk", *names):
            if tuple(key) in taken and None not in key:  # in SQL nothing is like NULL
                found.add(pk)
    return found
