"""Courses with lessons and quizzes, and rounds that ask for them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from assessments.quizzes.models import QuizPage
from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.catalogue.shelving import shelf_for
from courses.progress.completing import Finished
from courses.rounds.models import CreditRule, Enrolment, Programme, Round
from courses.rounds.opening import open_round
from grids.models import Grid

_numbers = count(1)


def course(grid: Grid, title: str = "消防隐患排查", *, lessons: int = 2, exam: bool = True) -> CoursePage:
    """A live course with one module: lessons, and a final exam if asked for."""
    page = shelf_for(grid).add_child(instance=CoursePage(title=title, slug=f"course-{next(_numbers)}"))
    module = page.add_child(instance=ModulePage(title="认识隐患", slug="module-1"))
    for number in range(1, lessons + 1):
        published(module, LessonPage(title=f"第{number}课", slug=f"lesson-{number}", body=body(f"正文{number}")))
    if exam:
        # Live as it stands: publishing it would draw its forms, for which these tests need no bank.
        module.add_child(instance=QuizPage(title="结业考试", slug="exam", character="考"))
    return page


def published(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def body(text: str):
    return [("text", {"heading": "先看哪里", "body": f"<p>{text}</p>", "basis": ""})]


def credit_rule() -> CreditRule:
    return CreditRule.objects.get_or_create(
        name="示例规则",
        version=1,
        defaults={
            "short_lesson": Decimal("0.25"),
            "medium_lesson": Decimal("0.5"),
            "long_lesson": Decimal(1),
            "passed_test": Decimal("0.5"),
            "published_at": timezone.now(),
        },
    )[0]


def draft(grid: Grid, *, required: str = "0.75", days: tuple[int, int] = (-10, 10), **values) -> Round:
    """A round that has not opened; `days` are its first and last day, counted from today."""
    today = timezone.localdate()
    programme = Programme.objects.get_or_create(grid=grid, year=today.year, name=f"{today.year} 年度计划")[0]
    number = values.pop("number", programme.rounds.count() + 1)
    return Round.objects.create(
        programme=programme,
        grid=grid,
        number=number,
        name=values.pop("name", f"{today.year} 年第 {number} 轮"),
        first_day=today + timedelta(days=days[0]),
        last_day=today + timedelta(days=days[1]),
        credit_rule=values.pop("credit_rule", None) or credit_rule(),
        required_credit=Decimal(required),
        **values,
    )


def opened(grid: Grid, by, courses=None, **values) -> Round:
    """A round that is open, with everyone due enrolled. By default one course: two lessons and the exam."""
    round = draft(grid, **values)
    open_round(round, courses or [course(grid)], by)
    return round


def lesson_done(enrolment: Enrolment, order: int, at: datetime | None = None) -> Finished:
    step = enrolment.round.steps.get(order=order)
    return Finished(
        enrolment.pk, step.step_key, "lesson", f"lesson:{enrolment.pk}:{step.step_key}", at or timezone.now()
    )


def exam_marked(
    enrolment: Enrolment, attempt: int, score: int, *, run: int = 1, at: datetime | None = None
) -> Finished:
    """The final exam marked with this percentage; 60 passes."""
    return Finished(
        enrolment.pk,
        enrolment.round.exam_key,
        "quiz",
        f"attempt:{attempt}:{run}",
        at or timezone.now(),
        score=Decimal(score),
        passed=score >= 60,
        evidence=f"attempt:{attempt}",
    )


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))
