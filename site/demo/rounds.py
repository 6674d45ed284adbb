"""清河门区's programme of 2026: the first round is over, the second is open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from courses.catalogue.models import CoursePage
from courses.rounds.closing import close_round
from courses.rounds.models import CreditRule, Enrolment, Programme, Round
from courses.rounds.opening import open_round
from demo import trying
from demo.results import Learner, asked, live_through
from demo.roster import HEROINE
from grids.models import Grid
from people.models import User

DUE = [
    "专职网格员(直聘)", "专职网格员(第三方派遣)", "社区正职", "社区副职", "社区工作人员", "公益性岗位", "退休返聘", "村干部", "村民小组长", "下沉干部", "物业",
]  # fmt: skip


@dataclass(frozen=True)
class Plan:
    number: int
    name: str
    first_day: date
    last_day: date


def plans(today: date) -> tuple[Plan, Plan]:
    """The first round ended before the summer. The second is open whenever the demonstration is loaded."""
    return (
        Plan(1, "2026 年第一轮", date(2026, 4, 13), date(2026, 5, 29)),
        Plan(
            2,
            "2026 年第二轮",
            min(date(2026, 11, 2), today - timedelta(days=14)),
            max(date(2026, 12, 18), today + timedelta(days=21)),
        ),
    )


def run(
    district: Grid, first_courses: list[CoursePage], second_courses: list[CoursePage], by: User
) -> tuple[Round, Round]:
    """Opens both rounds and lets people go through them; closes the first."""
    rule, _ = CreditRule.objects.get_or_create(
        name="示例学时规则",
        version=1,
        defaults={
            "short_lesson": Decimal("0.25"),
            "medium_lesson": Decimal("0.5"),
            "long_lesson": Decimal(1),
            "passed_test": Decimal("0.5"),
            "published_at": timezone.now(),
        },
    )
    programme, _ = Programme.objects.get_or_create(grid=district, year=2026, name="2026 年网格员轮训")
    first_plan, second_plan = plans(timezone.localdate())
    first = _open(programme, rule, first_plan, first_courses, by)
    live_through(first, _first_time(first), _morning(first_plan.first_day))
    close_round(first, by, at=_morning(first_plan.last_day + timedelta(days=3)))
    second = _open(programme, rule, second_plan, second_courses, by)
    live_through(second, _so_far(second), _morning(second_plan.first_day))
    trying.hand_in(second)
    return first, second


def _open(programme: Programme, rule: CreditRule, plan: Plan, courses: list[CoursePage], by: User) -> Round:
    round = Round.objects.create(
        programme=programme,
        grid=programme.grid,
        number=plan.number,
        name=plan.name,
        first_day=plan.first_day,
        last_day=plan.last_day,
        audience={"categories": DUE, "levels": [1, 2, 3, 4]},
        credit_rule=rule,
        required_credit=Decimal("3"),
    )
    open_round(round, courses, by=by, at=_morning(plan.first_day))
    return round


def _first_time(round: Round) -> list[Learner]:
    """Nine in ten went through to the end."""
    steps = asked(round).count()
    return [
        _learner(
            enrolment, steps if random.random() < 0.91 or is_heroine(enrolment) else random.randrange(steps), random
        )
        for enrolment, random in _everybody(round)
    ]


def _so_far(round: Round) -> list[Learner]:
    """About half are through; the others are somewhere on the way, and some have not begun."""
    steps = asked(round).count()
    learners = []
    for enrolment, random in _everybody(round):
        fate = random.random()
        far = steps if fate < 0.52 else steps - 1 if fate < 0.62 else random.randrange(1, steps) if fate < 0.86 else 0
        learners.append(_learner(enrolment, 3 if is_heroine(enrolment) else far, random))
    return learners


def _everybody(round: Round):
    for enrolment in Enrolment.objects.filter(round=round).select_related("worker").order_by("worker__number"):
        yield enrolment, Random(f"{round.number}:{enrolment.worker.number}")  # noqa: S311  the same each time


def is_heroine(enrolment: Enrolment) -> bool:
    return enrolment.worker.number == HEROINE


def _learner(enrolment: Enrolment, steps: int, random: Random) -> Learner:
    ability = min(0.98, max(0.5, random.gauss(0.89, 0.07)))
    if is_heroine(enrolment):
        return Learner(enrolment, steps, ability, slips=frozenset({5, 14, 21}), random=random)
    return Learner(enrolment, steps, ability, random=random)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))
