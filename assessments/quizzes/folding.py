"""Folds the newest marks of attempts into score and passed, and reports those that are marked to the end as finished."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from wagtail.models import Page

from assessments.bank.marking import needs_a_person
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import arranged, as_written
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.clock import to_datetime
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.sheets import from_text
from courses.progress.completing import Finished, complete_many

FOUR_PLACES = Decimal("0.0001")
Marks = Mapping[int, Mark]  # by slot


def fold(sheets: Iterable[tuple[Attempt, Marks]], wordings: Mapping[int, Wording]) -> None:
    """`sheets` with the newest mark of each slot; those where one is missing wait for it. Wordings by item version."""
    done = [
        (_folded(sheet, marks), max(mark.run for mark in marks.values()) if marks else 1)
        for sheet, marks in sheets
        if not missing(sheet, marks, wordings)
    ]
    Attempt.objects.bulk_update([sheet for sheet, _run in done], ["score", "passed"], batch_size=250)
    complete_many(_finished(done))


def missing(sheet: Attempt, marks: Marks, wordings: Mapping[int, Wording]) -> list[int]:
    """The slots that have no mark yet, and those where a person marked an answer that a late sheet has replaced."""
    return [
        slot["slot"]
        for slot in sheet.form.slots
        if (wording := wordings[slot["version"]]).kind != Kind.DESCRIPTION
        and (slot["slot"] not in marks or (needs_a_person(wording) and _replaced(sheet, marks[slot["slot"]], wording)))
    ]


def standing_marks(attempts: Iterable[Attempt]) -> dict[int, dict[int, Mark]]:
    """The newest mark of each slot: {attempt id: {slot: mark}}."""
    standing: dict[int, dict[int, Mark]] = {}
    for row in Mark.objects.filter(attempt__in=[attempt.pk for attempt in attempts]).order_by("run"):
        standing.setdefault(row.attempt_id, {})[row.slot] = row
    return standing


def percent(score: Decimal, max_score: Decimal) -> Decimal:
    """Percent of the maximum, rounded to four places: the one place where it is rounded."""
    return (score * 100 / max_score).quantize(FOUR_PLACES, ROUND_HALF_UP)


def _replaced(sheet: Attempt, mark: Mark, wording: Wording) -> bool:
    given = from_text(sheet.answers).get(str(mark.slot), "")
    return mark.response != to_kept(as_written(arranged(wording, sheet.seed, mark.slot), given))


def _folded(sheet: Attempt, marks: Marks) -> Attempt:
    sheet.score = sum((row.score for row in marks.values()), Decimal(0))
    sheet.passed = sheet.score * 100 >= sheet.form.paper.pass_percent * sheet.max_score
    return sheet


def _finished(done: list[tuple[Attempt, int]]) -> list[Finished]:
    pages = {sheet.form.paper.page_id for sheet, _run in done}
    revisions = dict(Page.objects.filter(pk__in=pages).values_list("pk", "live_revision_id"))
    return [
        Finished(
            enrolment_id=sheet.enrolment_id,
            step_key=sheet.step_key,
            kind="quiz",
            source_key=f"attempt:{sheet.pk}:{run}",
            at=to_datetime(cast(int, sheet.submitted_us)),  # only what was handed in is marked
            revision=revisions.get(sheet.form.paper.page_id),
            score=percent(cast(Decimal, sheet.score), sheet.max_score),
            passed=sheet.passed,
            evidence=f"attempt:{sheet.pk}",
        )
        for sheet, run in done
    ]
