"""Puts those who are due into a round."""

from courses.rounds.models import Enrolment, Round
from grids.paths import below
from people.models import Worker
from people.models.workers import WorkerQuerySet


def due_workers(round: Round) -> WorkerQuerySet:
    """Who serves in the round's grid or below it and fits the audience rule.

    A person is due in the primary assignment only, which is the grid kept on the worker.
    """
    workers = Worker.objects.serving().filter(below(round.grid.path, "grid__path"))
    if categories := round.audience.get("categories"):
        workers = workers.filter(category__name__in=categories)
    if levels := round.audience.get("levels"):
        workers = workers.filter(grid__level__in=levels)
    return workers


def enrol_due(round: Round) -> int:
    """Enrols everyone due who is not in the round yet, each with the grid of today. Returns how many were added."""
    missing = due_workers(round).exclude(pk__in=Enrolment.objects.filter(round=round).values("worker"))
    rows = [
        Enrolment(round=round, worker_id=pk, grid_id=grid, county_code=county)
        for pk, grid, county in missing.order_by("pk").values_list("pk", "grid", "county_code")
    ]
    Enrolment.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
