"""A credit rule to start from, so that a fresh installation can plan its first round."""

from decimal import Decimal

from django.utils import timezone

from courses.rounds.models import CreditRule

NAME = "按篇幅计学时（参照云南公开做法）"


def load(**kwargs) -> None:
    """Adds the published example where there is no rule at all: 1 / 0.5 / 0.25 by length, 0.5 for a passed test."""
    if CreditRule.objects.exists():
        return
    CreditRule.objects.create(
        name=NAME,
        long_lesson=Decimal(1),
        medium_lesson=Decimal("0.5"),
        short_lesson=Decimal("0.25"),
        passed_test=Decimal("0.5"),
        published_at=timezone.now(),
    )
