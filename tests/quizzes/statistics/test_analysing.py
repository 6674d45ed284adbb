"""Figures against published tables, and against what has to hold of any table."""

from decimal import Decimal
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.quizzes.statistics.analysing import analyse
from tests.quizzes.statistics import published


def table(text, lead=()):
    return [[*map(Decimal, lead), *map(Decimal, line.split())] for line in text.split("\n") if line]


def numbers(rows, most=None):
    return analyse(
        [[Decimal(mark) for mark in row] for row in rows], [Decimal(one) for one in most or [1] * len(rows[0])]
    )


def close(expected, relative=1.5e-5):
    return [None if one is None else pytest.approx(one, rel=relative, abs=1e-6) for one in expected]


def test_a_published_quiz_of_seven_questions():
    found = analyse(table(published.MARKS), [Decimal(1)] * 7).as_json()

    assert list(found["quiz"].values()) == close(published.QUIZ[name] for name in found["quiz"])
    for name, expected in published.ITEMS.items():
        assert [item[name] for item in found["items"]] == close(expected)
    assert [item["intended_weight"] for item in found["items"]] == close([100 / 7] * 7)


def test_a_published_quiz_with_questions_nobody_solved_and_questions_worth_nothing():
    found = analyse(table(published.MANY_MARKS, lead=[0] * 7), [Decimal(one) for one in published.MANY_MOST])

    for name, expected in published.MANY.items():
        assert [getattr(item, name) for item in found.items] == close(expected, relative=1e-6)


def test_a_negative_covariance_has_no_effective_weight_and_none_weighs_nothing():
    against, constant = numbers([[0, 1, 4], [1, 1, 0], [0, 1, 5]], [1, 1, 5]).items[:2]

    assert against.discrimination_index < 0
    assert (against.effective_weight, constant.effective_weight) == (None, 0)


@pytest.mark.parametrize(("rows", "defined"), [(0, 0), (1, 2), (2, 6), (3, 7), (4, 8)])
def test_a_figure_that_needs_more_attempts_is_null(rows, defined):
    found = numbers([[n % 2, n, 3 - n] for n in range(rows)] or [[0, 0, 0]], [1, 3, 3])
    found = analyse([], [Decimal(1)] * 3) if not rows else found

    assert sum(value is not None for value in vars(found.quiz).values()) == defined


def test_nothing_is_said_where_all_are_alike_though_the_marks_are_no_binary_fractions():
    found = numbers([["0.1", "0.7"]] * 7)

    assert found.quiz.standard_deviation == 0
    assert (found.quiz.skewness, found.quiz.kurtosis, found.quiz.alpha, found.quiz.error_ratio) == (None,) * 4
    for item in found.items:
        assert (item.discrimination_index, item.discriminative_efficiency, item.effective_weight) == (None,) * 3


def test_the_same_question_asked_twice_tells_all_of_itself():
    first, second = numbers([[0, 0], [1, 1], [1, 1], [0, 0], [1, 1]]).items

    assert (first.discrimination_index, first.discriminative_efficiency, first.effective_weight) == (100, 100, 50)
    assert first == second


marks = st.decimals(0, 5, places=1)


@given(
    st.integers(1, 4).flatmap(lambda items: st.lists(st.lists(marks, min_size=items, max_size=items), max_size=9)),
    st.randoms(),
)
@settings(max_examples=40, deadline=None)
def test_any_table_gives_numbers_within_their_bounds_in_any_order(rows, random):
    most = [Decimal(5)] * (len(rows[0]) if rows else 2)

    found = analyse(rows, most)

    values = [*vars(found.quiz).values(), *(value for item in found.items for value in vars(item).values())]
    assert all(value is None or isfinite(value) for value in values)
    for item in found.items:
        assert item.facility is None or 0 <= item.facility <= 100
        assert item.discrimination_index is None or -100 <= item.discrimination_index <= 100
        assert item.discriminative_efficiency is None or item.discriminative_efficiency <= 100
    weights = [item.effective_weight for item in found.items if item.effective_weight is not None]
    assert not weights or sum(weights) == pytest.approx(100)
    assert found.quiz.alpha is None or found.quiz.alpha <= 100
    assert analyse(random.sample(rows, len(rows)), most) == found
