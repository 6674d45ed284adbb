"""An attempt that has just begun, and the ticket the phone was given."""

import pytest

from assessments.quizzes.sitting import tickets
from tests.factories import quizzes


@pytest.fixture(autouse=True)
def pages_are_not_looked_for(unindexed):
    """Nobody searches for pages here."""


@pytest.fixture
def attempt(worker, district):
    return quizzes.attempt(worker, district)


@pytest.fixture
def ticket(attempt):
    return tickets.read(tickets.issue(attempt, shape="s4m4s4s4s4"))
