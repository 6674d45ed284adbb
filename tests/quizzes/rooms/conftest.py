"""A step with every kind of question that paper can carry, a room with one seat, and two people who type."""

import pytest

from tests.factories import bank, quizzes, rooms


@pytest.fixture
def step(district, everything):
    return quizzes.step_at(district, rooms.ON_PAPER)


@pytest.fixture
def room(step, trainer, worker):
    return rooms.room(step, trainer, [worker])


@pytest.fixture
def seat(room):
    return room.seats.select_related("room__step__round", "room__paper", "enrolment__worker").get()


@pytest.fixture
def colleague(trainer):
    return bank.colleague(trainer)
