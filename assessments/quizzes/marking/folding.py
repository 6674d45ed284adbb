"""Folds the newest marks of attempts into score and passed, and reports those that are marked to the end as finished."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from django.db import connection
from django.db.models import Max
from wagtail.models import Page

from assessments.bank.marking import needs_a_person
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import arranged, as_written
from assessments.quizzes.asking.keeping import to_kept
from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.sitting.sheets import from_text
from courses.progress.completing import Finished, complete_many
from grids.prepared import Prepared

FOUR_PLACES = Decimal("0.0001")
AT_ONCE = 250
# Both databases call the columns of a list of values so.
WRITE = """
UPDATE quizzes_attempt SET score=v.column2, max_score=v.column3, passed=v.column4
FROM (VALUES {}) AS v WHERE quizzes_attempt.id=v.column1
"""
Marks = Mapping[int, Mark]  # by slot
MARKS = Prepared(lambda given: Mark.objects.filter(attempt=given("attempt")).order_by("run"))


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
    for start in range(0, len(done), AT_ONCE):
        _write([sheet for sheet, _run in done[start : start + AT_ONCE]])
    kept_back = _kept_back([sheet for sheet, _run in done])
    complete_many(_finished([(sheet, run) for sheet, run in done if sheet.pk not in kept_back]))


def report(ids: Iterable[int]) -> int:
    """Reports attempts, by id, that are marked to the end and whose results came out later. Returns how many are new."""
    sheets = Attempt.objects.filter(pk__in=ids, score__isnull=False).annotate(run=Max("marks__run"))
    told = sheets.select_related("form__paper").defer("answers", "form__slots", "form__paper__blueprint")
    return complete_many(_finished([(sheet, sheet.run or 1) for sheet in told]))


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


def marks_of(attempt: Attempt) -> dict[int, Mark]:
    """The newest mark of each slot that has one."""
    return {row.slot: row for row in MARKS.rows(attempt=attempt.pk)}


def percent(score: Decimal, max_score: Decimal) -> Decimal:
    """Percent of the maximum, rounded to four places: the one place where it is rounded. 0 of what is worth nothing."""
    if not max_score:
        return Decimal(0)
    return (score * 100 / max_score).quantize(FOUR_PLACES, ROUND_HALF_UP)


def is_passed(sheet: Attempt) -> bool:
    """Compared unrounded. `sheet` with its totals and its form with the paper."""
    return cast(Decimal, sheet.score) * 100 >= sheet.form.paper.pass_percent * sheet.max_score


def _write(sheets: list[Attempt]) -> None:
    """The totals with one statement that joins them as a table: an update of the ORM has a branch for each sheet and column."""
    fields = [Attempt._meta.get_field(name) for name in ("id", "score", "max_score", "passed")]
    values = [field.get_db_prep_save(getattr(sheet, field.attname), connection) for sheet in sheets for field in fields]
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(sheets))
    with connection.cursor() as cursor:
        cursor.execute(WRITE.format(rows), values)


def _dropped(sheet: Attempt, marks: Marks) -> Decimal:
    """What the questions were worth that a regrade has taken out; see `quizzes.regrading`."""
    worth = (Decimal(slot["score"]) for slot in sheet.form.slots if slot["slot"] in marks)
    return sum(worth, Decimal(0)) - sum((row.max_score for row in marks.values()), Decimal(0))


def _kept_back(sheets: list[Attempt]) -> set[int]:
    """Asked anew, with the rows written and so held: a result that came out meanwhile was told to nobody else."""
    maybe = [sheet.pk for sheet in sheets if sheet.withheld]
    return set(Attempt.objects.filter(pk__in=maybe, withheld=True).values_list("pk", flat=True)) if maybe else set()


def _replaced(sheet: Attempt, mark: Mark, wording: Wording) -> bool:
    given = from_text(sheet.answers).get(str(mark.slot), "")
    return mark.response != to_kept(as_written(arranged(wording, sheet.seed, mark.slot), given))


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
