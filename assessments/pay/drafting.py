"""Writes a new version of a pay scheme. It counts for nothing until it is published."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from assessments.appraisals.rules import require_rule_maker
from assessments.pay.models import Allowance, Coefficient, Factor, Incentive, PayScheme
from grids.models import Grid
from ledger import auditing
from people.models import User


@transaction.atomic
def draft(
    grid: Grid,
    name: str,
    *,
    base: Decimal,
    basic_percent: Decimal,
    effective_from: date,
    coefficients: Mapping[tuple[str, int], Decimal],
    factors: Mapping[str, Decimal],
    allowances: Mapping[str, Decimal] | None = None,
    incentive: tuple[Decimal, Decimal] | None = None,
    fictional: bool = False,
    by: User,
) -> PayScheme:
    """The next version of the district's scheme of this name.

    `base` in yuan, `coefficients` by post and grade, `factors` by appraisal grade (不定等次 included), `allowances` in
    yuan a month by title, `incentive` as (least percent in the final exam, yuan). Raises PermissionDenied.
    """
    require_rule_maker(by, grid)
    earlier = PayScheme.objects.filter(grid=grid, name=name).aggregate(last=Max("version"))["last"] or 0
    scheme = PayScheme.objects.create(
        grid=grid,
        name=name,
        version=earlier + 1,
        fictional=fictional,
        base=base,
        basic_percent=basic_percent,
        effective_from=effective_from,
    )
    Coefficient.objects.bulk_create(
        Coefficient(scheme=scheme, post=post, grade=grade, coefficient=value)
        for (post, grade), value in coefficients.items()
    )
    Factor.objects.bulk_create(Factor(scheme=scheme, grade=grade, factor=value) for grade, value in factors.items())
    Allowance.objects.bulk_create(
        Allowance(scheme=scheme, title=title, monthly=monthly) for title, monthly in (allowances or {}).items()
    )
    if incentive:
        Incentive.objects.create(scheme=scheme, least_score=incentive[0], amount=incentive[1])
    auditing.record(by, "pay.draft", scheme, path=grid.path)
    return scheme
