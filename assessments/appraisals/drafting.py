"""Writes a new version of a scheme. It counts for nothing until it is published."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Max

from assessments.appraisals.models import Band, Criterion, Scheme
from assessments.appraisals.rules import require_rule_maker
from grids.models import Grid
from ledger import auditing
from people.models import User


@transaction.atomic
def draft(grid: Grid, name: str, criteria: Iterable[Mapping], bands: Iterable[Mapping], by: User) -> Scheme:
    """The next version of the district's scheme of this name.

    `criteria`: name, source, points; `bands`, highest first: name, floor, ceiling and perhaps quota_percent.
    Raises PermissionDenied.
    """
    require_rule_maker(by, grid)
    earlier = Scheme.objects.filter(grid=grid, name=name).aggregate(last=Max("version"))["last"] or 0
    scheme = Scheme.objects.create(grid=grid, name=name, version=earlier + 1)
    Criterion.objects.bulk_create(
        Criterion(scheme=scheme, order=order, **values) for order, values in enumerate(criteria, 1)
    )
    Band.objects.bulk_create(Band(scheme=scheme, order=order, **values) for order, values in enumerate(bands, 1))
    auditing.record(by, "appraisals.draft", scheme, path=grid.path)
    return scheme
