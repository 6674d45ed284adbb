"""Computes a cycle for everybody due in its round. Until it is approved, computing again replaces what was computed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.entering import locked
from assessments.appraisals.gathering import due, facts_of
from assessments.appraisals.grading import UNGRADED, Verdict, grade
from assessments.appraisals.models import Appraisal, AppraisalLine, Cycle
from assessments.appraisals.scoring import Result, score
from ledger import auditing
from people.models import User


@transaction.atomic
def compute(cycle: Cycle, by: User) -> int:
    """Writes an appraisal with its lines for each due person in sight, returns how many.

    Raises ValidationError (nobody is due, the cycle is approved) and PermissionDenied.
    """
    stored = locked(cycle, by)
    facts = facts_of(stored)
    if not facts:
        raise ValidationError(_("“%(round)s”在%(grid)s没有学员，算不出考核。") % _names(stored))
    criteria, bands = list(stored.scheme.criteria.all()), list(stored.scheme.bands.all())
    results = {key: score(criteria, known) for key, known in facts.items()}
    verdicts = grade({key: result.total for key, result in results.items() if result.total is not None}, bands)
    _write(stored, results, verdicts)
    cycle.computed_at, cycle.computed_by = timezone.now(), by
    cycle.save(update_fields=["computed_at", "computed_by"])
    auditing.record(by, "appraisals.compute", cycle, path=stored.grid.path, people=len(results))
    return len(results)


def _names(cycle: Cycle) -> dict:
    return {"round": cycle.round, "grid": cycle.grid}


def _write(cycle: Cycle, results: dict[tuple[int, int], Result], verdicts: dict[tuple[int, int], Verdict]) -> None:
    """Replaces in place, so that the address of a person's appraisal stays the same."""
    cycle.appraisals.exclude(worker__in=due(cycle).values("worker")).delete()
    appraisals = Appraisal.objects.bulk_create(
        [_appraisal(cycle, key, result, verdicts.get(key)) for key, result in results.items()],
        update_conflicts=True,
        unique_fields=["cycle", "worker"],
        update_fields=["grid", "total", "band", "grade", "note"],
    )
    AppraisalLine.objects.bulk_create(
        [
            AppraisalLine(
                appraisal=appraisal, criterion_id=line.criterion, points=line.points, how=line.how, found=line.found
            )
            for appraisal, result in zip(appraisals, results.values(), strict=True)
            for line in result.lines
        ],
        update_conflicts=True,
        unique_fields=["appraisal", "criterion"],
        update_fields=["points", "how", "found"],
    )


def _appraisal(cycle: Cycle, key: tuple[int, int], result: Result, verdict: Verdict | None) -> Appraisal:
    worker, grid = key
    verdict = verdict or Verdict(band="", grade=UNGRADED, note=result.note)
    return Appraisal(
        cycle=cycle,
        worker_id=worker,
        grid_id=grid,
        total=result.total,
        band=verdict.band,
        grade=verdict.grade,
        note=verdict.note,
    )
