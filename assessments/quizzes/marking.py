"""Marks answer sheets on the server, in bulk. Marks are only added; the newest of each slot counts."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from django.db import transaction
from wagtail.models import Page

from assessments.bank.marking import points
from assessments.bank.models import ItemVersion
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import arranged, as_written
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.clock import to_datetime
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.sheets import from_text
from courses.progress.completing import Finished, complete_many
from grids import scope

FOUR_PLACES = Decimal("0.0001")


@transaction.atomic
def mark(attempts: Iterable[Attempt]) -> int:
    """Marks submitted attempts, folds each into score and passed, and reports them as finished.

    Returns how many marks were added: a second time only those of slots whose score changed, under the next run number.
    """
    with scope.whole_tree("marking reads the keys of all banks"):
        sheets = list(
            Attempt.objects.filter(pk__in=[attempt.pk for attempt in attempts], state=Attempt.State.SUBMITTED)
            .select_related("form__paper")
            .order_by("pk")
        )
        standing = standing_marks(sheets)
        wordings = _wordings(sheets)
        added, changed = [], []
        for sheet in sheets:
            new = _new_marks(sheet, standing.get(sheet.pk, {}), wordings)
            if new or sheet.score is None:
                added += new
                changed.append(_fold(sheet, {**standing.get(sheet.pk, {}), **{row.slot: row for row in new}}))
        Mark.objects.bulk_create(added, batch_size=5_000)
        Attempt.objects.bulk_update(changed, ["score", "passed"], batch_size=250)
        complete_many(_finished(changed, added))
    return len(added)


def standing_marks(attempts: Iterable[Attempt]) -> dict[int, dict[int, Mark]]:
    """The newest mark of each slot: {attempt id: {slot: mark}}."""
    standing: dict[int, dict[int, Mark]] = {}
    for row in Mark.objects.filter(attempt__in=[attempt.pk for attempt in attempts]).order_by("run"):
        standing.setdefault(row.attempt_id, {})[row.slot] = row
    return standing


def percent(score: Decimal, max_score: Decimal) -> Decimal:
    """Percent of the maximum, rounded to four places: the one place where it is rounded."""
    return (score * 100 / max_score).quantize(FOUR_PLACES, ROUND_HALF_UP)


def _wordings(sheets: list[Attempt]) -> dict[int, Wording]:
    """By item version, as they stand in the bank now."""
    forms = {sheet.form_id: sheet.form for sheet in sheets}
    versions = ItemVersion.objects.select_related("topic", "item").in_bulk(
        {slot["version"] for form in forms.values() for slot in form.slots}
    )
    return {pk: version.wording for pk, version in versions.items()}


def _new_marks(sheet: Attempt, standing: dict[int, Mark], wordings: dict[int, Wording]) -> list[Mark]:
    answers = from_text(sheet.answers)
    run = 1 + max((row.run for row in standing.values()), default=0)
    new = []
    for slot in sheet.form.slots:
        wording, number = wordings[slot["version"]], slot["slot"]
        if wording.kind == Kind.DESCRIPTION:
            continue
        response = as_written(arranged(wording, sheet.seed, number), answers.get(str(number), ""))
        maximum = Decimal(slot["score"])
        earned = points(wording, response, maximum) or Decimal(0)
        before = standing.get(number)
        if before is None or before.score != earned:
            new.append(
                Mark(
                    attempt=sheet,
                    slot=number,
                    run=run,
                    version_id=slot["version"],
                    response=to_kept(response),
                    score=earned,
                    max_score=maximum,
                )
            )
    return new


def _fold(sheet: Attempt, marks: dict[int, Mark]) -> Attempt:
    sheet.score = sum((row.score for row in marks.values()), Decimal(0))
    sheet.passed = sheet.score * 100 >= sheet.form.paper.pass_percent * sheet.max_score
    return sheet


def _finished(changed: list[Attempt], added: list[Mark]) -> list[Finished]:
    runs = {row.attempt_id: row.run for row in added}
    pages = {sheet.form.paper.page_id for sheet in changed}
    revisions = dict(Page.objects.filter(pk__in=pages).values_list("pk", "live_revision_id"))
    return [
        Finished(
            enrolment_id=sheet.enrolment_id,
            step_key=sheet.step_key,
            kind="quiz",
            source_key=f"attempt:{sheet.pk}:{runs.get(sheet.pk, 1)}",
            at=to_datetime(cast(int, sheet.submitted_us)),  # only what was handed in is marked
            revision=revisions.get(sheet.form.paper.page_id),
            score=percent(cast(Decimal, sheet.score), sheet.max_score),
            passed=sheet.passed,
            evidence=f"attempt:{sheet.pk}",
        )
        for sheet in changed
    ]
