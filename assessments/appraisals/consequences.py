"""Which appraisals rest on an exam whose marks change. They are named, never changed here."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.appraisals.models import Appraisal, Criterion
from assessments.quizzes.signals import Change, Consequence
from grids import scope

Source = Criterion.Source


def of_changes(sender, changes: list[Change], **kwargs) -> list[Consequence]:
    """Receives `quizzes.signals.asking_consequences`. An exam score rests on the attempt, credit on whether it is passed."""
    told = defaultdict(list)
    for change in changes:
        told[change.worker, change.round].append(change)
    with scope.whole_tree("results that rest on an exam are named wherever they are"):
        rows = Appraisal.objects.filter(
            worker__in={change.worker for change in changes}, cycle__round__in={change.round for change in changes}
        )
        found = list(rows.select_related("cycle__scheme").order_by("pk"))
        sources = _sources({appraisal.cycle.scheme_id for appraisal in found})
    return [
        Consequence(change.attempt, _in_words(appraisal), reverse("cycle", args=[appraisal.cycle_id]))
        for appraisal in found
        for change in told[appraisal.worker_id, appraisal.cycle.round_id]
        if (change.exam and Source.EXAM in sources[appraisal.cycle.scheme_id])
        or (change.passed and Source.CREDIT in sources[appraisal.cycle.scheme_id])
    ]


def _sources(schemes: set[int]) -> dict[int, set[str]]:
    sources: dict[int, set[str]] = defaultdict(set)
    for scheme, source in Criterion.objects.filter(scheme__in=schemes).values_list("scheme_id", "source"):
        sources[scheme].add(source)
    return sources


def _in_words(appraisal: Appraisal) -> str:
    if appraisal.cycle.approved_at:
        return _("考核“%(cycle)s”，已审批") % {"cycle": appraisal.cycle}
    return _("考核“%(cycle)s”，还没审批，要重新计算") % {"cycle": appraisal.cycle}
