"""Reads what a run needs of all paid workers of a district: a handful of queries, whatever their number."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db.models import Q

from assessments.appraisals.evidence import exam_attempts
from assessments.appraisals.models import Appraisal, Cycle
from assessments.pay.lines import Kind, Person, Title
from assessments.pay.models import Decision, PayLine, Standing
from assessments.pay.months import last_day_of
from courses.rounds.models import Enrolment, Round
from grids.models import Grid
from grids.paths import below
from people.models import Qualification, Worker


def people_of(grid: Grid, month: date, cycle: Cycle, round: Round | None) -> list[Person]:
    """Everybody below the grid whose employment category is paid and who serves in the month."""
    standing_of = _standings(grid, month)
    appraisals: dict[int, dict] = {
        worker: {"appraisal": pk, "appraisal_grade": grade}
        for pk, worker, grade in Appraisal.objects.filter(cycle=cycle).values_list("pk", "worker_id", "grade")
    }
    titles = _titles(grid, month)
    enrolments = _enrolments(round, month) if round else {}
    rewarded = _rewarded(grid, month, round) if round else set()
    return [
        Person(
            worker=pk,
            number=number,
            name=name,
            grid=unit,
            titles=tuple(titles[pk]),
            rewarded=pk in rewarded,
            **standing_of(pk),
            **appraisals.get(pk, {}),
            **enrolments.get(pk, {}),
        )
        for pk, number, name, unit in paid_workers(grid, month).values_list("pk", "number", "name", "grid_id")
    ]


def paid_workers(grid: Grid, month: date):
    serving = Q(left_on=None) | Q(left_on__gte=month)
    arrived = Q(joined_on=None) | Q(joined_on__lte=last_day_of(month))
    people = Worker.objects.filter(below(grid.path, "grid__path"), serving, arrived, category__paid=True)
    return people.filter(merged_into=None).order_by("pk")


def _standings(grid: Grid, month: date) -> Callable[[int], dict]:
    """The approved standing in force on the first day of the month, or the reason why there is none."""
    held: dict[int, dict] = {}
    obstacles: dict[int, str] = {}
    rows = Standing.objects.filter(below(grid.path, "worker__grid__path")).order_by("since", "pk")
    for worker, pk, since, post, grade, approval in rows.values_list(
        "worker_id", "pk", "since", "post", "grade", "approval__pk"
    ):
        if approval is None:
            obstacles.setdefault(worker, "期初数还没有第二人审批")
        elif since > month:
            obstacles.setdefault(worker, f"期初数从 {since} 起，这个月不足整月，要人工核定")
        else:
            held[worker] = {"standing": pk, "post": post, "grade": grade}
    return lambda worker: held.get(worker) or {"obstacle": obstacles.get(worker, "没有期初数")}


def _titles(grid: Grid, month: date) -> dict[int, list[Title]]:
    titles = defaultdict(list)
    rows = Qualification.objects.filter(below(grid.path, "worker__grid__path")).order_by("pk")
    for worker, pk, title, issued_on, expires_on in rows.values_list(
        "worker_id", "pk", "title", "issued_on", "expires_on"
    ):
        held = Title(pk, title, issued_on, expires_on)
        if held.valid_in(month, last_day_of(month)):
            titles[worker].append(held)
    return titles


def _enrolments(round: Round, month: date) -> dict[int, dict]:
    attempts = exam_attempts(round)
    rows = Enrolment.objects.filter(round=round).values_list("worker_id", "pk", "qualified_on", "exam_score")
    return {
        worker: {
            "enrolment": pk,
            "qualified": qualified_on is not None and qualified_on <= last_day_of(month),
            "exam": score,
            "attempt": attempts.get((pk, score)) if isinstance(score, Decimal) else None,
        }
        for worker, pk, qualified_on, score in rows
    }


def _rewarded(grid: Grid, month: date, round: Round) -> set[int]:
    """Who has the round's incentive in another month's run, approved or still to be decided."""
    rows = PayLine.objects.filter(kind=Kind.INCENTIVE, proposal__run__round=round, proposal__run__grid=grid)
    rows = rows.exclude(proposal__run__month=month).exclude(
        proposal__run__decision__kind=Decision.Kind.RETURNED,
    )
    return set(rows.values_list("proposal__worker_id", flat=True))
