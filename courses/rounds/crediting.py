"""What a finished step is worth in credit hours."""

from decimal import Decimal

from courses.catalogue.models import PRACTICE, Step
from courses.rounds.models import CreditRule, RoundStep


def worth(rule: CreditRule, step: RoundStep) -> Decimal:
    """Credit hours for a lesson finished, by its length, or for a quiz passed; practice earns none. The clock has no part in
    it."""
    if step.kind == "quiz":
        return Decimal(0) if step.character == PRACTICE else rule.passed_test
    return {
        Step.Length.SHORT: rule.short_lesson,
        Step.Length.MEDIUM: rule.medium_lesson,
        Step.Length.LONG: rule.long_lesson,
    }[step.length]
