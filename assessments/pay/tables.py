"""The tables of a published pay scheme, read once for a whole run."""

from dataclasses import dataclass, field
from decimal import Decimal

from assessments.pay.models import PayScheme


@dataclass(frozen=True)
class Tables:
    """`base` and amounts in yuan, `basic_percent` 0–100, factors by appraisal grade."""

    base: Decimal
    basic_percent: Decimal
    coefficients: dict[tuple[str, int], Decimal]
    factors: dict[str, Decimal]
    allowances: dict[str, Decimal] = field(default_factory=dict)
    least_score: Decimal | None = None
    incentive: Decimal | None = None


def tables_of(scheme: PayScheme) -> Tables:
    incentive = getattr(scheme, "incentive", None)
    return Tables(
        base=scheme.base,
        basic_percent=scheme.basic_percent,
        coefficients={(row.post, row.grade): row.coefficient for row in scheme.coefficients.all()},
        factors={row.grade: row.factor for row in scheme.factors.all()},
        allowances={row.title: row.monthly for row in scheme.allowances.all()},
        least_score=incentive.least_score if incentive else None,
        incentive=incentive.amount if incentive else None,
    )
