"""Single values that a merge writes, kept so that each can be put back."""

import json
from collections.abc import Iterable

from django.apps import apps
from django.db import models

from people.models import Worker

# A person's place is kept by assignments, the rest is what makes two entries two.
NOT_CHOSEN = {"id", "number", "grid", "county_code", "left_on", "merged_into", "user"}


def chosen_fields() -> list[models.Field]:
    """What may be taken from either entry."""
    return [field for field in Worker._meta.local_concrete_fields if field.name not in NOT_CHOSEN]


def differing(kept: Worker, gone: Worker) -> list[models.Field]:
    return [field for field in chosen_fields() if getattr(kept, field.attname) != getattr(gone, field.attname)]


def shown(worker: Worker, field: models.Field) -> str:
    """The value in words."""
    value = getattr(worker, f"get_{field.name}_display", lambda: getattr(worker, field.name))()
    return "" if value is None else str(value)


class Written:
    """Writes values past scopes and ledgers, each noted as [model, pk, column, before, after]."""

    def __init__(self) -> None:
        self.notes: list[list] = []

    def write(self, row: models.Model, **values) -> None:
        """`values` by column ("user_id"); those that are there already are left out."""
        for column, value in values.items():
            before = getattr(row, column)
            if before == value:
                continue
            models.QuerySet(type(row)).filter(pk=row.pk).update(**{column: value})
            setattr(row, column, value)
            self.notes.append([row._meta.label_lower, row.pk, column, before, value])

    def as_text(self) -> str:
        return json.dumps(self.notes, default=str, ensure_ascii=False)


def put_back(text: str) -> None:
    """Every value that is still what the merge wrote becomes what it was before; what was changed since then stays."""
    for label, pk, column, before, after in reversed(json.loads(text)):
        model = apps.get_model(label)
        rows: models.QuerySet = models.QuerySet(model).filter(pk=pk)
        if _plain(rows.values_list(column, flat=True)) == [after]:
            rows.update(**{column: model._meta.get_field(column).to_python(before)})


def _plain(values: Iterable) -> list:
    return json.loads(json.dumps(list(values), default=str))
