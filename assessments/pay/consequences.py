"""Which pay proposals rest on an exam whose marks change. A decided run stays; what was wrong is put right in the next one."""

from collections import defaultdict
from typing import cast

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.pay.models import Decision, Proposal
from assessments.quizzes.signals import Change, Consequence
from grids import scope


def of_changes(sender, changes: list[Change], **kwargs) -> list[Consequence]:
    """Receives `quizzes.signals.asking_consequences`: proposals that used an appraisal of the round, or its incentive."""
    told = defaultdict(list)
    for change in changes:
        told[change.worker, change.round].append(change)
    rounds = {change.round for change in changes}
    with scope.whole_tree("results that rest on an exam are named wherever they are"):
        rows = Proposal.objects.filter(
            Q(run__round__in=rounds) | Q(run__cycle__round__in=rounds, appraisal__isnull=False),
            worker__in={worker for worker, _round in told},
        ).exclude(run__decision__kind=Decision.Kind.RETURNED)
        found = list(rows.select_related("run__grid", "run__cycle", "run__decision").order_by("pk"))
    return [
        Consequence(change.attempt, _in_words(proposal), reverse("run", args=[proposal.run_id]))
        for proposal in found
        for round_id in {proposal.run.round_id, proposal.run.cycle.round_id} - {None}
        for change in told.get((proposal.worker_id, cast(int, round_id)), ())
    ]


def _in_words(proposal: Proposal) -> str:
    said = {"grid": proposal.run.grid, "run": proposal.run}
    if proposal.run.state == Decision.Kind.APPROVED:
        return _("%(grid)s%(run)s，已审批") % said
    return _("%(grid)s%(run)s，还没审批，要重新编制") % said
