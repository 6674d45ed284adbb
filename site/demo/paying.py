"""A fictional pay scheme, opening balances, and two months' proposals: last month approved, this month waiting.

No table of Fuxin's own was found, so none is claimed: every figure here is invented and says so.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from assessments.appraisals.models import Cycle
from assessments.pay.deciding import decide
from assessments.pay.models import Allowance, Coefficient, Decision, Factor, Incentive, PayScheme
from assessments.pay.proposing import propose
from assessments.pay.publishing import publish
from assessments.pay.standings import Entry, approve_many, enter_many
from courses.rounds.models import Round
from grids.models import Grid
from grids.paths import below
from people.models import User, Worker

LADDERS = {"正职": (7, 18, "1.30"), "副职": (4, 15, "1.15"), "工作人员": (1, 12, "1.00")}
STEP = Decimal("0.05")
FACTORS = {"优秀": "1.2", "合格": "1", "基本合格": "0.8", "不合格": "0", "不定等次": "0.8"}
ALLOWANCES = {"助理社会工作师": 100, "社会工作师": 200, "高级社会工作师": 300}
SINCE = date(2026, 1, 1)
BASIS = "示例档案，2026 年 1 月 1 日"


def pay(district: Grid, cycle: Cycle, round: Round, officer: User, approver: User) -> None:
    scheme = _scheme(district, officer)
    paid = Worker.objects.filter(below(district.path, "grid__path"), category__paid=True)
    standings = enter_many(
        district,
        [
            Entry(worker.pk, SINCE, worker.post, worker.grade, SINCE.year - worker.joined_on.year, BASIS)
            for worker in paid
            if worker.grade is not None
        ],
        officer,
    )
    approve_many(district, standings, approver)
    this_month = timezone.localdate().replace(day=1)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    before = propose(district, last_month, scheme, cycle, None, officer)
    decide(before, Decision.Kind.APPROVED, approver)
    propose(district, this_month, scheme, cycle, round, officer)


def _scheme(district: Grid, by: User) -> PayScheme:
    scheme = PayScheme.objects.create(
        grid=district,
        name="示例薪酬方案（虚构）",
        version=1,
        fictional=True,
        base=Decimal(3000),
        basic_percent=Decimal(80),
        effective_from=date(2026, 1, 1),
    )
    Coefficient.objects.bulk_create(
        Coefficient(scheme=scheme, post=post, grade=grade, coefficient=Decimal(start) + STEP * (grade - lowest))
        for post, (lowest, highest, start) in LADDERS.items()
        for grade in range(lowest, highest + 1)
    )
    Factor.objects.bulk_create(
        Factor(scheme=scheme, grade=grade, factor=Decimal(factor)) for grade, factor in FACTORS.items()
    )
    Allowance.objects.bulk_create(
        Allowance(scheme=scheme, title=title, monthly=Decimal(monthly)) for title, monthly in ALLOWANCES.items()
    )
    Incentive.objects.create(scheme=scheme, least_score=Decimal(80), amount=Decimal(320))
    publish(scheme, by)
    return scheme
