"""A sheet that was handed in with a question whose key turns out to be wrong."""

import pytest

from people.models import Role
from tests.factories import people, quizzes, regrades


@pytest.fixture
def sat(worker, district):
    """Two of five right, three answered C: 8 of 20, the line is at 12."""
    return regrades.handed_in(quizzes.attempt(worker, district), {1: "C", 2: "C", 3: "C"})


@pytest.fixture
def admin(district):
    return people.staff(Role.Kind.TRAINING_ADMIN, district, name="周敏")
