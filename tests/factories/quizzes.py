"""A published quiz, a round that asks for it, and a person who sits it."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.importing import add_quiz
from assessments.quizzes.models import Attempt, Form, Paper, QuizPage
from assessments.quizzes.papers import publishing
from assessments.quizzes.sitting import starting
from assessments.quizzes.sitting.questions import form_questions
from courses.rounds.models import CreditRule, Enrolment, Programme, Round, RoundStep
from grids.models import Grid
from people.models import Worker
from tests.factories import answers, bank, catalogue, kinds


def quiz(grid: Grid, *, items: int = 5, kind: str = "single", publish: bool = True, **rules) -> QuizPage:
    """A quiz drawn from `items` questions, all of them asked. Needs a scope that reaches the grid."""
    for _number in range(items):
        bank.version(grid, kind=kind, right="AB" if kind == "multiple" else "B")
    page = add_quiz(catalogue.module(grid), "楼道小测", {"消防隐患排查": items}, **rules)
    if publish:
        page.save_revision().publish()
        page.refresh_from_db()
    return page


def step(page: QuizPage, grid: Grid, **dates) -> RoundStep:
    """The quiz as the only step of a round that is open today."""
    today = timezone.localdate()
    rule = CreditRule.objects.get_or_create(
        name="试行",
        version=1,
        defaults={
            "short_lesson": Decimal("0.25"),
            "medium_lesson": Decimal("0.5"),
            "long_lesson": Decimal(1),
            "passed_test": Decimal("0.5"),
            "published_at": timezone.now(),
        },
    )[0]
    programme = Programme.objects.create(grid=grid, year=today.year, name="年度计划")
    round_ = Round.objects.create(
        programme=programme,
        grid=grid,
        number=1,
        name="2026 年第二轮",
        first_day=dates.get("first_day", today - timedelta(days=9)),
        last_day=dates.get("last_day", today + timedelta(days=9)),
        credit_rule=rule,
        required_credit=Decimal("0.5"),
        opened_at=timezone.now() - timedelta(days=9),
    )
    return RoundStep.objects.create(
        round=round_,
        order=1,
        kind="quiz",
        step_key=page.translation_key,
        page=page,
        course="消防隐患排查",
        module="楼道",
        title=page.title,
        character=page.character,
        length="short",
    )


def enrolment(step: RoundStep, worker: Worker) -> Enrolment:
    return Enrolment.objects.create(
        round=step.round, worker=worker, grid=worker.grid, county_code=worker.grid.county_code
    )


def attempt(worker: Worker, district: Grid, now: int | None = None, **options) -> Attempt:
    """An open attempt of the worker at a fresh quiz."""
    page = quiz(district, **options)
    publishing.publish(page, None)
    asked = step(page, district)
    return starting.start(enrolment(asked, worker), asked, now)


def sheet(attempt: Attempt, wrong: int = 0) -> dict[str, Given]:
    """A sheet with every answer right but the first `wrong` slots."""
    given = {str(question.slot): answers.right(question.wording) for question in form_questions(attempt.form_id)}
    return answers.sheet(attempt, given | {str(slot): "C" for slot in range(1, wrong + 1)})


def attempt_at(worker: Worker, district: Grid, wordings: Sequence[Wording], **rules) -> Attempt:
    """An open attempt at a paper of these questions, 4 points each, texts to read 0; slots in this order."""
    asked = step_at(district, wordings, **rules)
    return starting.start(enrolment(asked, worker), asked)


def step_at(district: Grid, wordings: Sequence[Wording], **rules) -> RoundStep:
    """The step of a round that asks these questions; `rules` of the paper, as `markers`."""
    page = quiz(district, items=1, attempts=3, minutes=30)
    first = Paper.objects.get(step_key=page.translation_key)
    slots = [
        {
            "slot": slot,
            "version": kinds.version(district, wording).pk,
            "score": "0" if wording.kind == Kind.DESCRIPTION else "4",
        }
        for slot, wording in enumerate(wordings, 1)
    ]
    blueprint = {"forms": 1, "sections": [{"count": len(slots), "score": "4"}]}
    paper = Paper.objects.create(
        page=page,
        step_key=page.translation_key,
        version=first.version + 1,
        seed=1,
        minutes=30,
        pass_percent=60,
        attempts_allowed=3,
        blueprint=blueprint,
        **rules,
    )
    Form.objects.create(paper=paper, number=1, slots=slots, max_score=sum(Decimal(slot["score"]) for slot in slots))
    return step(page, district)
