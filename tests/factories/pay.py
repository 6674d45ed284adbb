"""A fictional pay scheme of the coefficient family, standings, and a district that is ready for a run."""

from datetime import date
from decimal import Decimal

from assessments.appraisals import approving, computing
from assessments.appraisals.models import Cycle
from assessments.pay import drafting, proposing, publishing, standings
from assessments.pay.models import PayScheme, Run
from grids.models import Grid
from people.models import Role, User, Worker
from tests.factories import appraisals, people

MONTH = date(2026, 12, 1)
TABLES = {
    "base": Decimal(3000),
    "basic_percent": Decimal(80),
    "effective_from": date(2026, 1, 1),
    "coefficients": {("工作人员", 3): Decimal("1.10"), ("工作人员", 4): Decimal("1.15"), ("副职", 6): Decimal("1.30")},
    "factors": {
        "优秀": Decimal("1.20"),
        "合格": Decimal(1),
        "基本合格": Decimal("0.80"),
        "不合格": Decimal(0),
        "不定等次": Decimal(1),
    },
    "allowances": {"助理社会工作师": Decimal(100), "社会工作师": Decimal(200)},
    "incentive": (Decimal(80), Decimal(300)),
}


def scheme(grid: Grid, by: User, **values) -> PayScheme:
    drafted = drafting.draft(grid, "示例薪酬方案（虚构）", fictional=True, by=by, **(TABLES | values))
    return publishing.publish(drafted, by)


def standing(worker: Worker, by: User, approver: User | None, **values) -> None:
    """An opening balance, approved when an approver is given."""
    entry = {"since": date(2026, 1, 1), "post": "工作人员", "grade": 3, "service_years": 6, "basis": "示例台账"}
    entered = standings.enter_many(worker.grid, [standings.Entry(worker=worker.pk, **(entry | values))], by)
    if approver:
        standings.approve_many(worker.grid, entered, approver)


def paid(cycle: Cycle, by: User, approver: User, exam: int | None = 88, **values) -> Worker:
    """One more paid worker with results and an approved standing; before the cycle is computed."""
    worker = appraisals.due(cycle, by, exam, **values)
    standing(worker, by, approver)
    return worker


def approved_cycle(cycle: Cycle, by: User) -> Cycle:
    computing.compute(cycle, by)
    return approving.approve(cycle, people.staff(Role.Kind.HR_APPROVER, cycle.grid))


def run(cycle: Cycle, by: User, month: date = MONTH, scheme_: PayScheme | None = None) -> Run:
    return proposing.propose(cycle.grid, month, scheme_ or scheme(cycle.grid, by), cycle, cycle.round, by)
