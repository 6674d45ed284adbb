"""Whatever points at a worker, found in the models themselves: one that is added later is covered without a word here."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from people.models import Merge, Worker


def columns() -> list[models.Field]:
    """Every column that points at a worker, but for the merges' own; what hangs from another of them comes after it."""
    waiting = sorted(_found(), key=lambda field: (field.model._meta.label, field.name))
    ordered: list[models.Field] = []
    while waiting:
        left = {field.model for field in waiting}
        ready = [field for field in waiting if not any(up.related_model in left for up in parents(field))]
        ordered += ready or waiting  # those that hang from each other come in any order
        waiting = [field for field in waiting if field not in ordered]
    return ordered


def parents(column: models.Field) -> list[models.Field]:
    """The relations without which a row would not be, to models that have such a column: what its rows hang from.

    An optional one is evidence (a certificate's appraisal), not a part of the whole (an attempt's enrolment).
    """
    holders = {field.model for field in _found()} - {Worker, column.model}
    return [field for field in _relations(column.model) if field.related_model in holders and not field.null]


def uniques(column: models.Field) -> list[tuple[list[str], Q]]:
    """(the other columns, condition) of every rule by which two people may not have the same row."""
    meta = column.model._meta
    rules: list[tuple[list[str], Q]] = [([], Q())] if column.unique else []
    rules += [(list(names), Q()) for names in meta.unique_together if column.name in names]
    rules += [
        (list(rule.fields), rule.condition or Q())
        for rule in meta.constraints
        if isinstance(rule, models.UniqueConstraint) and column.name in rule.fields
    ]
    return [([name for name in names if name != column.name], condition) for names, condition in rules]


def sealed_columns(model: type[models.Model]) -> list[str]:
    """Columns whose text is sealed for the worker their row points at; by custom their names begin with `sealed`."""
    return [field.name for field in model._meta.local_concrete_fields if field.name.startswith("sealed")]


def _found() -> list[models.Field]:
    models_ = (model for model in apps.get_models(include_auto_created=True) if model is not Merge)
    return [field for model in models_ for field in _relations(model) if field.related_model is Worker]


def _relations(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if field.is_relation]
