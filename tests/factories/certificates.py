"""A finished round, an approved cycle, and what people earned in them."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from assessments.appraisals.models import Appraisal, Band, Cycle, Scheme
from assessments.certificates import approving, issuing, preparing
from assessments.certificates.models import Batch, Certificate, Kind
from courses.rounds.models import CreditRule, Enrolment, Programme, Round
from grids.models import Grid
from people.models import User, Worker

ISSUER = "清河门区网格员培训办公室（示例）"


def round_of(district: Grid, name: str = "2026 年第一轮网格员轮训") -> Round:
    programme = Programme.objects.get_or_create(grid=district, year=2026, name="2026 年度计划")[0]
    rule = CreditRule.objects.get_or_create(
        name="示例规则", version=1, short_lesson="0.25", medium_lesson="0.5", long_lesson=1, passed_test="0.5"
    )[0]
    return Round.objects.create(
        programme=programme,
        grid=district,
        number=programme.rounds.count() + 1,
        name=name,
        first_day=date(2026, 3, 2),
        last_day=date(2026, 5, 15),
        credit_rule=rule,
        required_credit=24,
    )


def qualified(training: Round, worker: Worker) -> Enrolment:
    return Enrolment.objects.create(
        round=training,
        worker=worker,
        grid=worker.grid,
        county_code=worker.county_code,
        state=Enrolment.State.QUALIFIED,
        credit=Decimal("24.5"),
        exam_score=Decimal("91.25"),
        qualified_on=date(2026, 5, 12),
    )


def cycle_of(training: Round, name: str = "2026 年上半年考核", approved: bool = True) -> Cycle:
    scheme = Scheme.objects.create(grid=training.grid, name=f"{name}方案")
    for order, (grade, floor, ceiling) in enumerate([("优秀", 90, 101), ("合格", 60, 90), ("不合格", 0, 60)], start=1):
        Band.objects.create(scheme=scheme, order=order, name=grade, floor=floor, ceiling=ceiling)
    return Cycle.objects.create(
        grid=training.grid,
        scheme=scheme,
        round=training,
        name=name,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 6, 30),
        approved_at=timezone.now() if approved else None,
    )


def graded(cycle: Cycle, worker: Worker, grade: str) -> Appraisal:
    return Appraisal.objects.create(cycle=cycle, worker=worker, grid=worker.grid, grade=grade)


def approved_batch(training: Round, officer: User, approver: User) -> Batch:
    batch = preparing.prepare(Kind.ROUND, training, ISSUER, officer)
    approving.approve(batch, approver)
    return batch


def certificate_for(worker: Worker, training: Round, officer: User, approver: User) -> Certificate:
    """The worker's own certificate, through all the acts."""
    enrolment = qualified(training, worker)
    issuing.issue(approved_batch(training, officer, approver), officer)
    return Certificate.objects.get(enrolment=enrolment)
