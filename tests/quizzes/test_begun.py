"""A quiz begun and not handed in is half a cell."""

from assessments.quizzes.sitting.starting import start
from courses.progress.reading import steps_with_state
from tests.factories import quizzes


def test_an_open_attempt_makes_its_cell_half(worker, district):
    step = quizzes.step(quizzes.quiz(district), district)
    enrolment = quizzes.enrolment(step, worker)

    start(enrolment, step)

    assert [cell.cell for course in steps_with_state(enrolment) for cell in course.cells] == ["half"]
