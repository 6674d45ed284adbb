"""The last approved run before a month, person by person."""

from collections import defaultdict
from datetime import date

from assessments.pay.models import Decision, PayLine, Proposal, Run
from assessments.pay.remarking import Before
from grids.models import Grid


def last_approved(grid: Grid, month: date) -> Run | None:
    """The approved run of the latest month before this one."""
    runs = Run.objects.filter(grid=grid, month__lt=month, decision__kind=Decision.Kind.APPROVED)
    return runs.order_by("-month", "-number").first()


def before(grid: Grid, month: date) -> dict[int, Before] | None:
    """By worker, what the last approved run proposed; None when there is no such run."""
    run = last_approved(grid, month)
    return None if run is None else proposed_in(run)


def proposed_in(run: Run, worker_id: int | None = None) -> dict[int, Before]:
    """By worker, what a run proposed (one worker's, when asked)."""
    proposals = Proposal.objects.filter(run=run)
    lines = PayLine.objects.filter(proposal__run=run)
    if worker_id is not None:
        proposals, lines = proposals.filter(worker=worker_id), lines.filter(proposal__worker=worker_id)
    by_proposal: dict[int, dict] = defaultdict(dict)
    for proposal, kind, label, amount in lines.values_list("proposal_id", "kind", "label", "amount"):
        by_proposal[proposal][kind] = (label, amount)
    return {
        worker: Before(post, grade, total, by_proposal[pk])
        for pk, worker, post, grade, total in proposals.values_list("pk", "worker_id", "post", "grade", "total")
    }
