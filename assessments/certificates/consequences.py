"""Which certificates rest on an exam whose marks change. They stay valid until somebody revokes them."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.certificates.models import Certificate
from assessments.quizzes.signals import Change, Consequence
from grids import scope


def of_changes(sender, changes: list[Change], **kwargs) -> list[Consequence]:
    """Receives `quizzes.signals.asking_consequences`: certificates for the round where somebody passes or fails anew, and those
    for an appraisal grade that the exam counted in.
    """
    by_enrolment, by_worker = defaultdict(list), defaultdict(list)
    for change in changes:
        if change.passed:
            by_enrolment[change.enrolment].append(change)
        if change.exam:
            by_worker[change.worker, change.round].append(change)
    with scope.whole_tree("results that rest on an exam are named wherever they are"):
        valid = Certificate.objects.filter(revocation=None).select_related("appraisal__cycle").order_by("pk")
        of_round = list(valid.filter(enrolment__in=list(by_enrolment)))
        graded = valid.filter(
            appraisal__worker__in={worker for worker, _round in by_worker},
            appraisal__cycle__round__in={round_id for _worker, round_id in by_worker},
        )
        of_grade = list(graded)
    return [
        *(_told(one, change) for one in of_round for change in by_enrolment[one.enrolment_id]),
        *(_told(one, change) for one in of_grade for change in by_worker[one.worker_id, one.appraisal.cycle.round_id]),
    ]


def _told(certificate: Certificate, change: Change) -> Consequence:
    what = _("%(kind)s %(number)s，已发") % {"kind": certificate.get_kind_display(), "number": certificate.number}
    return Consequence(change.attempt, what, reverse("revocation", args=[certificate.number]))
