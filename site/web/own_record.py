"""我的档案: what a person has earned, and where every figure comes from."""

from dataclasses import dataclass

from assessments.appraisals.models import Appraisal
from assessments.certificates.models import Certificate
from assessments.pay.explaining import explain
from assessments.pay.models import Proposal
from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment
from grids.places import place_names
from ledger.trace import Trace
from people.models import PastRecord, User, Worker
from people.past.reading import standing


@dataclass
class Record:
    worker: Worker
    place: str  # 新北街道 乌龙社区 1 号小区
    proposal: Proposal | None
    proposal_lines: list[Trace]
    appraisal: Appraisal | None
    enrolments: list[Enrolment]
    exams: list[Attempt]
    certificates: list[Certificate]
    past: list[PastRecord]  # of earlier years, without what was refused


def record_of(user: User) -> Record | None:
    """The person's own record, newest first; None when the account is nobody's on the roster. Needs the own scope."""
    worker = Worker.objects.select_related("category", "grid").filter(user=user).first()
    if worker is None:
        return None
    proposal = (
        worker.proposals.select_related("run__scheme", "run__decision").order_by("-run__month", "-run__number").first()
    )
    return Record(
        worker=worker,
        place=place_names([worker.grid])[worker.grid.path],
        proposal=proposal,
        proposal_lines=explain(proposal) if proposal else [],
        appraisal=worker.appraisals.select_related("cycle").order_by("-cycle__last_day").first(),
        enrolments=list(worker.enrolments.select_related("round").order_by("-round__first_day")[:10]),
        exams=_final_exams(worker),
        certificates=list(worker.certificates.select_related("revocation").order_by("-issued_on", "-pk")[:20]),
        past=standing(worker),
    )


def _final_exams(worker: Worker) -> list[Attempt]:
    """The final exams of which the result is out, newest first."""
    exams = Attempt.objects.filter(worker=worker, score__isnull=False, withheld=False, step_key__in=_exam_keys(worker))
    return list(exams.select_related("enrolment__round").order_by("-submitted_us")[:10])


def _exam_keys(worker: Worker):
    return worker.enrolments.exclude(round__exam_key=None).values("round__exam_key")
