"""An appraisal of the district after the first round: a scheme, ratings by the supervisors, and the computed grades."""

from datetime import date
from decimal import Decimal
from random import Random

from assessments.appraisals.approving import approve
from assessments.appraisals.computing import compute
from assessments.appraisals.deducting import deduct
from assessments.appraisals.models import Band, Criterion, Cycle, Scheme
from assessments.appraisals.publishing import publish
from assessments.appraisals.rating import rate_many
from courses.rounds.models import Enrolment, Round
from demo.roster import HEROINE
from grids.models import Grid
from people.models import User

CRITERIA = [
    ("学时完成", "credit", 20),
    ("结业考试", "exam", 40),
    ("主管评分", "supervisor", 40),
    ("扣分", "deduction", 10),
]
BANDS = [("优秀", 90, 100, 20), ("合格", 70, 90, None), ("基本合格", 60, 70, None), ("不合格", 0, 60, None)]


def appraise(district: Grid, round: Round, officer: User, approver: User) -> Cycle:
    scheme = Scheme.objects.create(grid=district, name="示例考核方案（虚构）", version=1)
    Criterion.objects.bulk_create(
        Criterion(scheme=scheme, order=order, name=name, source=source, points=Decimal(points))
        for order, (name, source, points) in enumerate(CRITERIA, 1)
    )
    Band.objects.bulk_create(
        Band(
            scheme=scheme,
            order=order,
            name=name,
            floor=Decimal(floor),
            ceiling=Decimal(ceiling),
            quota_percent=None if quota is None else Decimal(quota),
        )
        for order, (name, floor, ceiling, quota) in enumerate(BANDS, 1)
    )
    publish(scheme, officer)
    cycle = Cycle.objects.create(
        grid=district,
        scheme=scheme,
        round=round,
        name="2026 年上半年",
        first_day=date(2026, 1, 1),
        last_day=date(2026, 6, 30),
    )
    _enter(cycle, round, officer)
    compute(cycle, officer)
    approve(cycle, approver)
    return cycle


def _enter(cycle: Cycle, round: Round, officer: User) -> None:
    """Supervisors' ratings of nearly everybody, and a few deductions with their reasons."""
    random = Random(630)  # noqa: S311  the same each time
    ratings = []
    for enrolment in Enrolment.objects.filter(round=round).select_related("worker").order_by("worker__number"):
        heroine = enrolment.worker.number == HEROINE
        if heroine or random.random() < 0.98:
            score = Decimal(90) if heroine else Decimal(random.randint(68, 98))
            ratings.append((enrolment.worker_id, score, ""))
        if not heroine and random.random() < 0.03:
            deduct(cycle, enrolment.worker, Decimal(2), "上报地点写错，复查才找到", officer)
    rate_many(cycle, ratings, officer)
