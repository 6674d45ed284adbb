"""A person marks one answer. Once more adds another mark, under the next run; the newest counts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments.bank.marking import points_by_hand
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.folding import fold, standing_marks
from assessments.quizzes.marking import response_to, wordings_of
from assessments.quizzes.models import Attempt, Mark, OpenAnswer
from assessments.quizzes.sheets import from_text
from grids import scope
from ledger.auditing import record
from people import rules
from people.models import User


@transaction.atomic
def mark_by_hand(answer: OpenAnswer, points: Mapping[str, Sequence[Decimal]], comment: str, by: User) -> Mark:
    """`points` for each line of the rubric, by part, as `forms.MarkingForm` has checked them. Folds the attempt when it was
    the last that waited. Raises PermissionDenied for one's own answer, and out of one's reach.
    """
    with scope.whole_tree("marking reads the keys of all banks"):
        sheet = (
            Attempt.objects.select_for_update(of=("self",))
            .select_related("form__paper", "worker", "grid")
            .get(pk=answer.attempt_id)
        )
        if sheet.worker.user_id == by.pk or not rules.marks(by, sheet.grid.path):
            raise PermissionDenied
        standing = standing_marks([sheet]).get(sheet.pk, {})
        wordings = wordings_of([sheet])
        made = _mark(sheet, answer, points, wordings[answer.version_id])
        made.run = 1 + max((row.run for row in standing.values()), default=0)
        made.comment, made.by = comment, by
        made.save()
        fold([(sheet, {**standing, answer.slot: made})], wordings)
    record(by, "answer marked", sheet, path=sheet.grid.path, slot=answer.slot, run=made.run, score=made.score)
    return made


def _mark(sheet: Attempt, answer: OpenAnswer, points: Mapping[str, Sequence[Decimal]], wording) -> Mark:
    slot = next(one for one in sheet.form.slots if one["slot"] == answer.slot)
    response = response_to(from_text(sheet.answers), sheet.seed, answer.slot, wording)
    maximum = Decimal(slot["score"])
    return Mark(
        attempt=sheet,
        slot=answer.slot,
        version_id=answer.version_id,
        response=to_kept(response),
        score=points_by_hand(wording, response, maximum, points),
        max_score=maximum,
        points={part: [str(one) for one in given] for part, given in points.items()},
    )
