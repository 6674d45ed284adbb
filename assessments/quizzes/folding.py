"""Folds the newest marks of attempts into score and passed, and reports those that are marked to the end as finished."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from wagtail.models import Page

from assessments.bank.wording import Kind, Wording
from assessments.quizzes.clock import to_datetime
from assessments.quizzes.models import Attempt, Mark
from courses.progress.completing import Finished, complete_many

FOUR_PLACES = Decimal("0.0001")
Marks = Mapping[int, Mark]  # by slot


def fold(sheets: Iterable[tuple[Attempt, Marks]], wordings: Mapping[int, Wording]) -> None:
    """`sheets` with the newest mark of each slot; those where one is missing wait for it. Wordings by item version."""
    keep(
        [
            (sheet, max(mark.run for mark in marks.values()) if marks else 1)
            for sheet, marks in sheets
            if total(sheet, marks, wordings)
        ]
    )


def total(sheet: Attempt, marks: Marks, wordings: Mapping[int, Wording]) -> bool:
    """Sets the totals of an attempt, unsaved. False, and nothing set, when a mark is missing."""
    if missing(sheet, marks, wordings):
        return False
    sheet.score = sum((row.score for row in marks.values()), Decimal(0))
    sheet.max_score = sheet.form.max_score - _dropped(sheet, marks)
    sheet.passed = is_passed(sheet)
    return True


def keep(done: list[tuple[Attempt, int]]) -> None:
    """Writes attempts with their new totals, each with the run of its newest mark, and reports them as finished."""
    Attempt.objects.bulk_update([sheet for sheet, _run in done], ["score", "max_score", "passed"], batch_size=250)
    complete_many(_finished(done))


def missing(sheet: Attempt, marks: Marks, wordings: Mapping[int, Wording]) -> list[int]:
    """The slots that have no mark yet."""
    return [
        slot["slot"]
        for slot in sheet.form.slots
        if slot["slot"] not in marks and wordings[slot["version"]].kind != Kind.DESCRIPTION
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


def is_passed(sheet: Attempt) -> bool:
    """Compared unrounded. `sheet` with its totals and its form with the paper."""
    return cast(Decimal, sheet.score) * 100 >= sheet.form.paper.pass_percent * sheet.max_score


def _dropped(sheet: Attempt, marks: Marks) -> Decimal:
    """What the questions were worth that a regrade has taken out; see `quizzes.regrading`."""
    worth = (Decimal(slot["score"]) for slot in sheet.form.slots if slot["slot"] in marks)
    return sum(worth, Decimal(0)) - sum((row.max_score for row in marks.values()), Decimal(0))


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
