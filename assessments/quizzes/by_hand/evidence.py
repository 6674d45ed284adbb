"""The judgements a mark rests on."""

from decimal import Decimal

from assessments.quizzes.by_hand.settling import standing
from assessments.quizzes.models import Attempt, Judgement


def standing_judgements(attempt: Attempt) -> list[Judgement]:
    """Of all its settled answers, in one query; not of what a late sheet has replaced. `attempt` with form and paper."""
    of_each: dict[int, list[Judgement]] = {}
    rows = Judgement.objects.filter(answer__attempt=attempt).select_related("answer").order_by("answer__from_run", "pk")
    for row in rows:
        known = of_each.setdefault(row.answer.slot, [])
        if known and known[0].answer_id != row.answer_id:
            known.clear()
        known.append(row)
    worth = {slot["slot"]: Decimal(slot["score"]) for slot in attempt.form.slots}
    return [one for slot, rows in of_each.items() for one in standing(rows, attempt.form.paper, worth[slot])]
