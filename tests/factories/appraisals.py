"""A round with results, a published scheme and a cycle. All names and figures are invented."""

from datetime import date
from decimal import Decimal
from itertools import count
from uuid import uuid4

from assessments.appraisals import drafting, publishing, rating
from assessments.appraisals.models import Cycle, Scheme
from courses.rounds.models import CreditRule, Enrolment, Programme, Round
from grids.models import Grid
from people.models import User, Worker
from tests.factories import grids, people

_numbers = count(1)

CRITERIA = [
    {"name": "学时", "source": "credit", "points": Decimal(20)},
    {"name": "结业考试", "source": "exam", "points": Decimal(40)},
    {"name": "主管评分", "source": "supervisor", "points": Decimal(40)},
    {"name": "扣分", "source": "deduction", "points": Decimal(10)},
]
BANDS = [
    {"name": "优秀", "floor": Decimal(90), "ceiling": Decimal(100), "quota_percent": Decimal(30)},
    {"name": "合格", "floor": Decimal(70), "ceiling": Decimal(90)},
    {"name": "基本合格", "floor": Decimal(60), "ceiling": Decimal(70)},
    {"name": "不合格", "floor": Decimal(0), "ceiling": Decimal(60)},
]


def scheme(grid: Grid, by: User, **values) -> Scheme:
    drafted = drafting.draft(grid, "示例考核方案", values.get("criteria", CRITERIA), values.get("bands", BANDS), by)
    return publishing.publish(drafted, by)


def training_round(grid: Grid) -> Round:
    number = next(_numbers)
    rule = CreditRule.objects.create(
        name=f"示例规则 {number}", short_lesson=1, medium_lesson=2, long_lesson=3, passed_test=1
    )
    programme = Programme.objects.create(grid=grid, year=2026, name=f"示例计划 {number}")
    return Round.objects.create(
        programme=programme,
        grid=grid,
        number=1,
        name="2026 年第一轮",
        first_day=date(2026, 3, 1),
        last_day=date(2026, 6, 30),
        credit_rule=rule,
        required_credit=Decimal(24),
        exam_key=uuid4(),
    )


def enrolment(round: Round, worker: Worker, exam: int | None = 88, credit: int = 24, **values) -> Enrolment:
    qualified = exam is not None and exam >= 60
    return Enrolment.objects.create(
        round=round,
        worker=worker,
        grid=worker.grid,
        county_code=worker.county_code,
        credit=Decimal(credit),
        exam_score=None if exam is None else Decimal(exam),
        qualified_on=date(2026, 6, 20) if qualified else None,
        state=values.pop("state", "qualified" if qualified else "exam_due"),
        **values,
    )


def cycle(grid: Grid, by: User, **values) -> Cycle:
    """A cycle of a round with nobody in it yet."""
    return Cycle.objects.create(
        grid=grid,
        scheme=values.get("scheme") or scheme(grid, by),
        round=values.get("round") or training_round(grid),
        name=f"示例考核 {next(_numbers)}",
        first_day=date(2026, 1, 1),
        last_day=date(2026, 6, 30),
    )


def due(cycle: Cycle, by: User, exam: int | None = 88, supervisor: int | None = 90, **values) -> Worker:
    """One more worker of the cycle's district with these results."""
    worker = people.worker(grids.building(cycle.grid), **values)
    enrolment(cycle.round, worker, exam)
    if supervisor is not None:
        rating.rate(cycle, worker, Decimal(supervisor), by)
    return worker
