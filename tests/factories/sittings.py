"""Many people who sat the same quiz, written in bulk with their marks."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from assessments.bank.wording import Wording
from assessments.quizzes.exam_time.clock import MINUTE
from assessments.quizzes.models import Attempt, Form, Mark
from courses.rounds.models import Enrolment, RoundStep
from grids.models import Grid
from people.models import Worker
from tests.factories import bank, people, quizzes

_numbers = count(1)
POINTS = 4


def step(district: Grid, key: str = "BBBBB") -> RoundStep:
    """A quiz that asks a single choice of four for each letter of `key`, 4 points each, on one form."""
    wordings = [
        Wording("single", f"第 {n} 题，先做什么？", choices=bank.choices(right)) for n, right in enumerate(key, 1)
    ]
    return quizzes.step_at(district, [replace(one, basis="《消防法》第二十八条") for one in wordings])


def sat(
    step: RoundStep, grid: Grid, rows: Sequence[str], key: str = "BBBBB", *, number: int = 1, mark: str = "考"
) -> list[Attempt]:
    """An attempt for each row of answers, a letter for each slot and a space for none, handed in and marked; by new people."""
    form = Form.objects.filter(paper__step_key=step.step_key).order_by("-paper__version").first()
    category, first = people.category(), next(_numbers) * 10_000
    place = {"grid": grid, "county_code": grid.county_code}
    workers = Worker.objects.bulk_create(
        Worker(number=f"{mark}{first + at}", name=f"{mark}{first + at}", category=category, **place)
        for at in range(len(rows))
    )
    enrolled = Enrolment.objects.bulk_create(Enrolment(round=step.round, worker=worker, **place) for worker in workers)
    return again(enrolled, form, rows, key, number)


def again(enrolled: Sequence[Enrolment], form: Form, rows: Sequence[str], key: str, number: int) -> list[Attempt]:
    attempts = Attempt.objects.bulk_create(
        Attempt(
            enrolment=enrolment,
            worker_id=enrolment.worker_id,
            grid_id=enrolment.grid_id,
            form=form,
            step_key=form.paper.step_key,
            number=number,
            seed=1,
            state=Attempt.State.SUBMITTED,
            opened_us=at * MINUTE,
            closes_us=(at + 30) * MINUTE,
            submitted_us=(at + 20) * MINUTE,
            marked_us=(at + 21) * MINUTE,
            score=POINTS * _right(row, key),
            max_score=POINTS * len(key),
            passed=False,
        )
        for at, (enrolment, row) in enumerate(zip(enrolled, rows, strict=True))
    )
    versions = [slot["version"] for slot in form.slots]
    Mark.objects.bulk_create(
        Mark(
            attempt=attempt,
            slot=slot,
            version_id=version,
            response=letter.strip(),
            score=POINTS * (letter == right),
            max_score=POINTS,
        )
        for attempt, row in zip(attempts, rows, strict=True)
        for slot, (version, letter, right) in enumerate(zip(versions, row, key, strict=True), 1)
    )
    return attempts


def _right(row: str, key: str) -> int:
    return sum(letter == right for letter, right in zip(row, key, strict=True))
