"""A paper that a person has to mark, handed in, and the marker."""

from decimal import Decimal

import pytest

from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import starting, submitting
from assessments.quizzes.sitting.sheets import to_text
from courses.rounds.models import RoundStep
from people.models import Role
from tests.factories import answers, grids, kinds, people, quizzes

WORDS = "先坐下来听他说，再说纸箱会着火，最后帮他叫收废品的。"
GIVEN = {"0": [Decimal(2), Decimal("0.5"), Decimal(1)]}  # 3.5 of 4


@pytest.fixture
def marker(district):
    return people.staff(Role.Kind.MARKER, district, name="陈老师")


def given(*points) -> dict[str, list[Decimal]]:
    """Points for each line of the rubric of a question by itself."""
    return {"0": [Decimal(str(one)) for one in points]}


def handed_in(worker, district, wordings=(kinds.SINGLE, kinds.WRITTEN), rules=None, **given) -> Attempt:
    """Slot 1 right, slot 2 in one's own words, unless `given` says something else by slot; `rules` of the paper."""
    attempt = quizzes.attempt_at(worker, district, wordings, **(rules or {}))
    given = given or {"1": "A", "2": WORDS}
    Attempt.objects.filter(pk=attempt.pk).update(answers=to_text(answers.sheet(attempt, given)))
    return submitting.submit(attempt)


def another(attempt: Attempt) -> Attempt:
    """The same paper handed in by somebody else."""
    step = RoundStep.objects.get(step_key=attempt.step_key)
    sat = starting.start(
        quizzes.enrolment(step, people.worker(grids.building(attempt.grid.get_root().get_children()[0]))), step
    )
    Attempt.objects.filter(pk=sat.pk).update(answers=to_text(answers.sheet(sat, {"1": "B", "2": WORDS})))
    return submitting.submit(sat)


@pytest.fixture
def second(district):
    return people.staff(Role.Kind.MARKER, district, name="周老师")


@pytest.fixture
def third(district):
    return people.staff(Role.Kind.MARKER, district, name="吴老师")


@pytest.fixture
def waiting(worker, district, everything):
    return handed_in(worker, district)


@pytest.fixture
def twice(worker, district, everything):
    """A paper whose answer two people mark."""
    return handed_in(worker, district, rules={"markers": 2})
