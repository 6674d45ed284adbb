"""Opens an appraisal: each criterion, the rule in words, and below it the credit, the exam, the rating it saw."""

from dataclasses import replace

from django.utils.translation import gettext as _

from assessments.appraisals.models import Appraisal, AppraisalLine, Criterion, Deduction, Rating
from assessments.appraisals.numerals import day, plain
from assessments.quizzes.marking.folding import percent
from assessments.quizzes.models import Attempt
from assessments.quizzes.results.explaining import explain_attempt
from courses.progress.explaining import explain_credit
from courses.rounds.models import Enrolment
from ledger.trace import Trace

Source = Criterion.Source


def explain(appraisal: Appraisal) -> list[Trace]:
    """One line for each criterion, in the order of the scheme; their points add up to the total."""
    lines = appraisal.lines.select_related("criterion").order_by("criterion__order")
    return [_line(line) for line in lines]


def _line(line: AppraisalLine) -> Trace:
    return Trace(
        label=_("%(name)s（满分 %(points)s）") % {"name": line.criterion.name, "points": plain(line.criterion.points)}
        if line.criterion.source != Source.DEDUCTION
        else line.criterion.name,
        value="—" if line.points is None else plain(line.points),
        how=line.how,
        lines=BELOW[line.criterion.source](line.found),
    )


def _credit(found: dict) -> list[Trace]:
    if "enrolment" not in found:
        return []
    enrolment = Enrolment.objects.filter(pk=found["enrolment"]).select_related("round").first()
    return explain_credit(enrolment) if enrolment else []


def _exam(found: dict) -> list[Trace]:
    return explain_exam(found.get("attempt"))


def explain_exam(attempt_id: int | None) -> list[Trace]:
    """The attempt a rule saw, opened down to the answers; nothing when no attempt is known."""
    attempt = Attempt.objects.filter(pk=attempt_id).first() if attempt_id else None
    if attempt is None or attempt.score is None:
        return []
    opened = explain_attempt(attempt)
    share = percent(attempt.score, attempt.max_score)
    words = f"{plain(attempt.score)} ÷ {plain(attempt.max_score)} = {plain(share)} %"
    return [replace(opened, how="，".join(filter(None, [opened.how, words])))]


def _rating(found: dict) -> list[Trace]:
    if "rating" not in found:
        return []
    ratings = Rating.objects.filter(pk=found["rating"]).select_related("by")
    return [
        Trace(
            label=_("%(name)s评分，%(day)s") % {"name": rating.by, "day": day(rating.created_at)},
            value=plain(rating.score),
            note=rating.remark,
        )
        for rating in ratings
    ]


def _deductions(found: dict) -> list[Trace]:
    rows = Deduction.objects.filter(pk__in=found.get("deductions", [])).select_related("by").order_by("pk")
    return [
        Trace(
            label=row.reason,
            value=plain(-row.points),
            note=_("%(name)s记，%(day)s") % {"name": row.by, "day": day(row.created_at)},
        )
        for row in rows
    ]


BELOW = {Source.CREDIT: _credit, Source.EXAM: _exam, Source.SUPERVISOR: _rating, Source.DEDUCTION: _deductions}
