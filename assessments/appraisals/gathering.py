"""Reads what a computation needs, for all people at once: four queries, whatever their number."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import QuerySet

from assessments.appraisals.evidence import exam_attempts
from assessments.appraisals.models import Cycle
from assessments.appraisals.scoring import Facts
from courses.rounds.models import Enrolment
from grids.paths import below

EXCUSED: dict[str, str] = {Enrolment.State.EXEMPT: "本轮免修", Enrolment.State.DEFERRED: "本轮顺延"}


def facts_of(cycle: Cycle) -> dict[tuple[int, int], Facts]:
    """(worker id, grid id of the unit that earns the result) → facts, for everybody due in the cycle's round."""
    ratings = {
        worker: (pk, score)
        for pk, worker, score in cycle.ratings.order_by("pk").values_list("pk", "worker_id", "score")
    }
    deductions: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for pk, worker, points in cycle.deductions.order_by("pk").values_list("pk", "worker_id", "points"):
        deductions[worker].append((pk, points))
    attempts = exam_attempts(cycle.round)
    gathered = {}
    for pk, worker, grid, state, credit, exam in due(cycle).values_list(
        "pk", "worker_id", "grid_id", "state", "credit", "exam_score"
    ):
        rating_id, rating = ratings.get(worker, (None, None))
        gathered[worker, grid] = Facts(
            enrolment=pk,
            credit=credit,
            required_credit=cycle.round.required_credit,
            exam=exam,
            attempt=attempts.get((pk, exam)) if exam is not None else None,
            rating=rating,
            rating_id=rating_id,
            deductions=tuple(deductions[worker]),
            excused=EXCUSED.get(state, ""),
        )
    return gathered


def due(cycle: Cycle) -> QuerySet[Enrolment]:
    """Those in sight who are in the cycle's round for a unit of its district."""
    enrolments = Enrolment.objects.counted().filter(below(cycle.grid.path, "grid__path"), round=cycle.round_id)
    return enrolments.order_by("pk")
