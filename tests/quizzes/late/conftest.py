"""A handed-in sheet, one that came after it, and two people who decide."""

import pytest

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.exam_time.clock import MINUTE
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting import saving, submitting, tickets
from assessments.quizzes.sitting.questions import form_shape
from people.models import Role
from tests.factories import people, quizzes


def handed_in(attempt: Attempt, sheet: dict[str, Given]) -> Attempt:
    """At its deadline, with this sheet."""
    ticket = tickets.read(tickets.issue(attempt, form_shape(attempt.form_id)))
    saving.save(ticket, sheet, base=0, save_id="intime")
    return submitting.submit(attempt, attempt.closes_us)


def comes_late(attempt: Attempt, sheet: dict[str, Given], save_id: str = "late", after: int = 2 * MINUTE) -> LateSheet:
    """`after` the deadline, in microseconds."""
    ticket = tickets.read(tickets.issue(attempt, form_shape(attempt.form_id)))
    with pytest.raises(saving.Refused):
        saving.save(ticket, sheet, base=1, save_id=save_id, now=attempt.closes_us + after)
    return LateSheet.objects.get(attempt=attempt, save_id=save_id)


@pytest.fixture
def right(attempt) -> dict[str, Given]:
    """Everything right."""
    return quizzes.sheet(attempt)


@pytest.fixture
def sat(attempt, right) -> Attempt:
    """Two of five answered, both right."""
    return handed_in(attempt, {slot: right[slot] for slot in ("1", "2")})


@pytest.fixture
def late(sat, right) -> LateSheet:
    """The other three came two minutes after the deadline."""
    return comes_late(sat, right)


@pytest.fixture
def colleague(district):
    return people.staff(Role.Kind.TRAINING_ADMIN, district, name="王老师")
