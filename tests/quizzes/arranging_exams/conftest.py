"""An exam of a round that may be sat twice, a person who sits it, and two who run it."""

import pytest

from assessments.quizzes.papers import publishing
from courses.rounds.models import RoundStep
from tests.factories import bank, quizzes


@pytest.fixture
def step(district, everything):
    page = quizzes.quiz(district, items=2, attempts=2, publish=False)
    publishing.publish(page, None)
    made = quizzes.step(page, district)
    return RoundStep.objects.select_related("round__grid").get(pk=made.pk)


@pytest.fixture
def enrolment(step, worker):
    return quizzes.enrolment(step, worker)


@pytest.fixture
def colleague(trainer):
    return bank.colleague(trainer)
