"""Books credit for finished steps. What a step deserves and what is booked for it must agree; the difference is an entry.

So a second pass adds nothing, and a regrade that takes a pass away adds a negative entry.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Sum

from courses.progress.models import Completion, CreditEntry
from courses.progress.standing import by_step
from courses.rounds.crediting import worth
from courses.rounds.models import Enrolment
from courses.rounds.steps import steps_of_round


def credit(enrolments: Iterable[Enrolment]) -> None:
    """Brings the credit ledger of these enrolments (with their rounds and rules) up to their completions."""
    enrolments = list(enrolments)
    ids = [enrolment.pk for enrolment in enrolments]
    completions = defaultdict(list)
    for completion in Completion.objects.filter(enrolment__in=ids):
        completions[completion.enrolment_id].append(completion)
    booked = _booked(ids)
    CreditEntry.objects.bulk_create(
        [entry for enrolment in enrolments for entry in _missing(enrolment, completions[enrolment.pk], booked)],
        ignore_conflicts=True,
    )


def _booked(ids: list[int]) -> dict[tuple, Decimal]:
    entries = CreditEntry.objects.filter(enrolment__in=ids).values("enrolment", "completion__step_key")
    return {
        (row["enrolment"], row["completion__step_key"]): row["total"] for row in entries.annotate(total=Sum("amount"))
    }


def _missing(enrolment: Enrolment, completions: list[Completion], booked: dict) -> list[CreditEntry]:
    rule = enrolment.round.credit_rule
    steps = {step.step_key: step for step in steps_of_round(enrolment.round_id)}
    entries = []
    for key, record in by_step(completions).items():
        deserved = worth(rule, steps[key]) if record.done else Decimal(0)
        if difference := deserved - booked.get((enrolment.pk, key), Decimal(0)):
            entries.append(
                CreditEntry(
                    source_key=f"credit:{record.proof.source_key}",
                    enrolment=enrolment,
                    completion=record.proof,
                    rule=rule,
                    amount=difference,
                )
            )
    return entries
