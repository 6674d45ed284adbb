"""A person judges one answer. When that settles it, the mark is written and the attempt folded."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments.bank.marking import points_by_hand
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Wording
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.by_hand.avoiding import avoided, homes_of
from assessments.quizzes.by_hand.claiming import let_go
from assessments.quizzes.by_hand.settling import mean, standing
from assessments.quizzes.marking.by_key import response_to, wordings_of
from assessments.quizzes.marking.folding import fold, marks_of
from assessments.quizzes.models import Attempt, Judgement, Mark, OpenAnswer, Paper
from assessments.quizzes.regrading.standing import rules_for
from assessments.quizzes.sitting.sheets import from_text
from grids import scope
from ledger.auditing import record
from people import rules
from people.models import User

Given = Mapping[str, Sequence[Decimal]]
Kind = Judgement.Kind


@transaction.atomic
def mark_by_hand(
    answer: OpenAnswer, points: Given, comment: str, by: User, notes: Sequence[dict] = (), waited: bool = False
) -> Judgement:
    """`points` for each line of the rubric, by part, and `notes` on photographs, as `forms.MarkingForm` has checked them.
    Writes the mark when that settles the answer, and folds the attempt when it was the last that waited.

    A settled answer is ruled on anew (the mark goes under the next run), unless it `waited` when its page was opened: then
    the judgement is kept and does not count. Raises PermissionDenied for what the marker has to avoid, out of reach, for a
    ruling by one of two who have judged it, and where the question was decided on for all.
    """
    with scope.whole_tree("marking reads the keys of all banks"):
        sheet = (
            Attempt.objects.select_for_update(of=("self",))
            .select_related("form__paper", "worker", "grid")
            .get(pk=answer.attempt_id)
        )
        _refuse_who_may_not(answer, sheet, by)
        marks = marks_of(sheet)
        before = list(answer.judgements.order_by("pk"))
        settled = answer.slot in marks and marks[answer.slot].run >= answer.from_run
        kind = Kind.LATE if _is_replaced(answer) else _kind(settled, waited)
        if kind == Kind.RULING:
            _refuse_who_may_not_rule(marks[answer.slot], sheet.form.paper, before, by)
        wordings = wordings_of([sheet])
        wording, maximum = wordings[answer.version_id], _worth(sheet, answer.slot)
        response = response_to(from_text(sheet.answers), sheet.seed, answer.slot, wording)
        made = Judgement(answer=answer, by=by, kind=kind, comment=comment, notes=list(notes), points=_kept(points))
        made.score = points_by_hand(wording, response, maximum, points)
        made.save()
        let_go(answer, by)
        told: dict = {"slot": answer.slot, "judgement": made.pk}
        stand = [] if kind == Kind.LATE else standing([*before, made], sheet.form.paper, maximum)
        if stand:
            mark = _judged_anew(_mark(sheet, answer, stand, wording, response, maximum), wording, response)
            mark.by, mark.run = by, max(answer.from_run, 1 + max((row.run for row in marks.values()), default=0))
            mark.save()
            fold([(sheet, {**marks, answer.slot: mark})], wordings)
            told |= {"run": mark.run, "score": mark.score, "of": [one.pk for one in stand]}
    record(by, "answer marked", sheet, path=sheet.grid.path, **told)
    return made


def _refuse_who_may_not(answer: OpenAnswer, sheet: Attempt, by: User) -> None:
    own = OpenAnswer.objects.filter(avoided(by.pk, homes_of(by)), pk=answer.pk).exists()
    if own or not rules.marks(by, sheet.grid.path):
        raise PermissionDenied


def _refuse_who_may_not_rule(mark: Mark, paper: Paper, before: list[Judgement], by: User) -> None:
    judged = any(one.by_id == by.pk for one in before)
    if mark.for_all or (paper.markers > 1 and judged):
        raise PermissionDenied


def _kind(settled: bool, waited: bool) -> Kind:
    if not settled:
        return Kind.INDEPENDENT
    return Kind.LATE if waited else Kind.RULING


def _is_replaced(answer: OpenAnswer) -> bool:
    """By that of a late sheet, which was counted while somebody looked at this one."""
    newer = OpenAnswer.objects.filter(attempt=answer.attempt_id, slot=answer.slot, from_run__gt=answer.from_run)
    return newer.exists()


def _worth(sheet: Attempt, slot: int) -> Decimal:
    return next(Decimal(one["score"]) for one in sheet.form.slots if one["slot"] == slot)


def _mark(
    sheet: Attempt, answer: OpenAnswer, stand: list[Judgement], wording: Wording, response: Response, maximum: Decimal
) -> Mark:
    points = mean(stand)
    return Mark(
        attempt=sheet,
        slot=answer.slot,
        version_id=answer.version_id,
        response=to_kept(response),
        score=points_by_hand(wording, response, maximum, points),
        max_score=maximum,
        points=_kept(points),
        comment="\n".join(dict.fromkeys(one.comment for one in stand if one.comment)),
    )


def _judged_anew(mark: Mark, wording: Wording, response: Response) -> Mark:
    """Where the question was given to all or taken out, the points stay on record and count for nothing."""
    if rule := rules_for([mark.attempt]).of(mark.attempt, mark.version_id):
        score, mark.max_score = rule.judge(wording, response, mark.max_score, mark.score)
        mark.score, mark.regrade = score or Decimal(0), rule.regrade
    return mark


def _kept(points: Given) -> dict[str, list[str]]:
    return {part: [str(one) for one in given] for part, given in points.items()}
