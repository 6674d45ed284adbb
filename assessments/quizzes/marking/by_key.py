"""Marks answer sheets on the server, in bulk. Marks are only added; the newest of each slot counts."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random
from typing import cast

from django.db import transaction

from assessments.bank.marking import needs_a_person, points, points_by_hand, to_mark
from assessments.bank.marking.deciding import Response
from assessments.bank.models import ItemVersion
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import Given, arranged, as_written
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.exam_time.clock import now_us, to_datetime
from assessments.quizzes.marking.adding import add_marks
from assessments.quizzes.marking.folding import Marks, fold, missing, standing_marks
from assessments.quizzes.models import Attempt, Form, Mark, OpenAnswer
from assessments.quizzes.regrading.standing import Rules, rules_for
from assessments.quizzes.sitting.sheets import from_text
from grids import scope

AT_ONCE = 250  # attempts a transaction


@transaction.atomic
def mark_handed_in(at_most: int = AT_ONCE) -> int:
    """Marks those in sight that were handed in first and have not been marked. Returns how many it took; several processes
    may do so side by side.
    """
    waiting = Attempt.objects.filter(state=Attempt.State.SUBMITTED, marked_us=None).order_by("submitted_us")
    taken = list(waiting.select_for_update(skip_locked=True, of=("self",)).only("pk")[:at_most])
    mark(taken)
    return len(taken)


@transaction.atomic
def mark(attempts: Iterable[Attempt]) -> int:
    """Marks submitted attempts as far as their keys go, and folds and reports those that are marked to the end. What a
    person has to mark becomes an open answer and waits; what a person has marked keeps its points.

    Returns how many marks were added: a second time only those of slots whose score changed, under the next run number.
    """
    with scope.whole_tree("marking reads the keys of all banks"):
        sheets = list(
            Attempt.objects.filter(pk__in=[attempt.pk for attempt in attempts], state=Attempt.State.SUBMITTED)
            .select_for_update(of=("self",))
            .order_by("pk")
        )
        _with_forms(sheets)
        standing = standing_marks(sheets)
        wordings, rules = wordings_of(sheets), rules_for(sheets)
        added: list[Mark] = []
        waiting: list[OpenAnswer] = []
        changed: list[tuple[Attempt, Marks]] = []
        for sheet in sheets:
            before = standing.get(sheet.pk, {})
            new = _new_marks(sheet, before, wordings, rules)
            now = {**before, **{row.slot: row for row in new}}
            if new or sheet.score is None:
                added += new
                waiting += _open_answers(sheet, [slot for slot in missing(sheet, now, wordings) if slot not in now])
                changed.append((sheet, now))
        add_marks(added)
        OpenAnswer.objects.bulk_create(waiting, batch_size=1_000, ignore_conflicts=True)
        fold(changed, wordings)
        Attempt.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(marked_us=now_us())
    return len(added)


def _with_forms(sheets: list[Attempt]) -> None:
    """A form with its paper is read once, however many sat it."""
    forms = Form.objects.select_related("paper").defer("paper__blueprint")
    found = forms.in_bulk({sheet.form_id for sheet in sheets})
    for sheet in sheets:
        sheet.form = found[sheet.form_id]


def wordings_of(sheets: list[Attempt]) -> dict[int, Wording]:
    """By item version, as they stand in the bank now. Needs a scope that reaches all banks."""
    forms = {sheet.form_id: sheet.form for sheet in sheets}
    versions = ItemVersion.objects.select_related("topic", "item").in_bulk(
        {slot["version"] for form in forms.values() for slot in form.slots}
    )
    return {pk: version.wording for pk, version in versions.items()}


def response_to(
    answers: dict[str, Given], seed: int, slot: int, wording: Wording, random: Random | None = None
) -> Response:
    """What stands on a sheet for this slot, in the letters of the bank; `seed` of the attempt, `random` as in `arranged`."""
    return as_written(arranged(wording, seed, slot, random), answers.get(str(slot), ""))


def _new_marks(sheet: Attempt, standing: Marks, wordings: Mapping[int, Wording], rules: Rules) -> list[Mark]:
    run = 1 + max((row.run for row in standing.values()), default=0)
    answers, new, random = from_text(sheet.answers), [], Random()  # noqa: S311  repeatable on purpose
    for slot in sheet.form.slots:
        wording, number = wordings[slot["version"]], slot["slot"]
        if wording.kind == Kind.DESCRIPTION:
            continue
        response = response_to(answers, sheet.seed, number, wording, random)
        maximum, before, kept = Decimal(slot["score"]), standing.get(number), to_kept(response)
        if before and before.response != kept:  # a late sheet that was counted says something else
            before = None
        earned = _earned(wording, response, maximum, before)
        if rule := rules.of(sheet, slot["version"]):
            earned, maximum = rule.judge(wording, response, maximum, earned)
        if earned is not None and (before is None or (before.score, before.max_score) != (earned, maximum)):
            made = Mark(
                attempt_id=sheet.pk,
                slot=number,
                run=run,
                version_id=slot["version"],
                response=kept,
                score=earned,
                max_score=maximum,
            )
            if rule:
                made.regrade = rule.regrade
            if before and before.by_id:
                made.by_id, made.points, made.comment = before.by_id, before.points, before.comment
            new.append(made)
    return new


def _earned(wording: Wording, response: Response, maximum: Decimal, before: Mark | None) -> Decimal | None:
    """None when a person has to mark it and has not yet."""
    if not needs_a_person(wording):
        return points(wording, response, maximum)
    if before and before.by_id:
        return points_by_hand(wording, response, maximum, before.given)
    return None if to_mark(wording, response, maximum) else points_by_hand(wording, response, maximum, {})


def _open_answers(sheet: Attempt, slots: list[int]) -> list[OpenAnswer]:
    since = to_datetime(cast(int, sheet.submitted_us))
    versions = {slot["slot"]: slot["version"] for slot in sheet.form.slots}
    return [OpenAnswer(attempt=sheet, slot=slot, version_id=versions[slot], since=since) for slot in slots]
