"""Puts what a late sheet says in the place of what counted, and marks again. Only `ruling.confirm` does this."""

from collections.abc import Mapping

from django.db.models import F, Max
from django.utils import timezone

from assessments.bank.marking import to_mark
from assessments.quizzes.asking.arranging import Given, as_written
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Attempt, LateRuling, Mark, OpenAnswer
from assessments.quizzes.sitting.questions import questions_of
from assessments.quizzes.sitting.sheets import from_text, to_text


def recount(attempt: Attempt, ruling: LateRuling) -> None:
    """`attempt` handed in and locked. Marks are added under the next run; what a person has to mark waits for one anew."""
    before = from_text(attempt.answers)
    after = _with_chosen(before, from_text(ruling.sheet.answers), ruling.slots)
    OpenAnswer.objects.bulk_create(_to_mark_anew(attempt, before, after))
    Attempt.objects.filter(pk=attempt.pk).update(
        answers=to_text(after), revision=F("revision") + 1, score=None, passed=None
    )
    mark([attempt])


def _with_chosen(before: dict[str, Given], late: dict[str, Given], slots: list[int] | None) -> dict[str, Given]:
    """What was answered before, with these questions as the late sheet has them; what it leaves out is left out."""
    if slots is None:
        return late
    chosen = set(map(str, slots))
    return {slot: given for slot, given in before.items() if slot not in chosen} | {
        slot: given for slot, given in late.items() if slot in chosen
    }


def _to_mark_anew(attempt: Attempt, before: Mapping[str, Given], after: Mapping[str, Given]) -> list[OpenAnswer]:
    """The answers that are others now and need a person. Those they replace keep their judgements, and count no more."""
    runs = Mark.objects.filter(attempt=attempt).aggregate(newest=Max("run"))["newest"] or 0
    known = OpenAnswer.objects.filter(attempt=attempt).aggregate(newest=Max("from_run"))["newest"] or 0
    anew = []
    for question in questions_of(attempt):
        given = after.get(str(question.slot), "")
        if given != before.get(str(question.slot), "") and to_mark(
            question.wording, as_written(question.shown, given), question.score
        ):
            anew.append(
                OpenAnswer(
                    attempt=attempt,
                    slot=question.slot,
                    version_id=question.version_id,
                    since=timezone.now(),
                    from_run=1 + max(runs, known),
                )
            )
    return anew
