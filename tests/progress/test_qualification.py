"""The rule of qualification, case by case."""

from datetime import date
from decimal import Decimal

import pytest

from courses.progress.qualification import Standing, State, qualified_on, state_of

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def standing(credit="0", *, exam=True, scores=(), passed_on=None, begun=True, closed=False, earned=()):
    return Standing(
        required=Decimal(2),
        has_exam=exam,
        exam_worth=Decimal("0.5"),
        closed=closed,
        begun=begun,
        credit=Decimal(credit),
        earned=list(earned),
        exam_scores=[Decimal(score) for score in scores],
        exam_passed_on=passed_on,
    )


@pytest.mark.parametrize(
    ("case", "state"),
    [
        (standing(begun=False), State.WAITING),
        (standing("0.5"), State.LEARNING),
        (standing("1.4"), State.LEARNING),
        (standing("1.5"), State.EXAM_DUE),
        (standing("2"), State.EXAM_DUE),
        (standing("1.5", scores=[40]), State.RESIT),
        (standing("0.5", scores=[40]), State.RESIT),
        (standing("1.5", scores=[40], closed=True), State.FAILED),
        (standing("1.5", closed=True), State.EXAM_DUE),
        (standing("1.5", scores=[80], passed_on=MONDAY), State.LEARNING),
        (standing("2", scores=[40, 80], passed_on=MONDAY), State.QUALIFIED),
        (standing("2", scores=[80], passed_on=MONDAY, closed=True), State.QUALIFIED),
        (standing("2", exam=False), State.QUALIFIED),
        (standing("1.5", exam=False), State.LEARNING),
    ],
)
def test_where_a_learner_stands(case, state):
    assert state_of(case) == state


def test_the_day_of_qualification_is_that_of_the_last_missing_piece():
    exam_last = standing("2", passed_on=FRIDAY, scores=[80], earned=[(MONDAY, Decimal(2))])
    credit_last = standing("2", passed_on=MONDAY, scores=[80], earned=[(FRIDAY, Decimal(1)), (MONDAY, Decimal(1))])

    assert qualified_on(exam_last) == qualified_on(credit_last) == FRIDAY


def test_further_learning_does_not_move_the_day():
    case = standing("3", exam=False, earned=[(MONDAY, Decimal(2)), (FRIDAY, Decimal(1))])

    assert qualified_on(case) == MONDAY


def test_somebody_not_qualified_has_no_day():
    assert qualified_on(standing("1.5", earned=[(MONDAY, Decimal("1.5"))])) is None
