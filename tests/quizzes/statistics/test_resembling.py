"""Answer sheets that are alike beyond chance."""

from math import comb

import numpy as np
import pytest

from assessments.quizzes.statistics.gathering import Gathered
from assessments.quizzes.statistics.resembling import LEAST_PEOPLE, compare, tail

ITEMS = 40


def sheets(people=60, copied=0, seed=5):
    """Answers of four letters, 0 the right one, to one form; person 1 gives the first `copied` answers of person 0."""
    chance = np.random.default_rng(seed)
    response = np.where(chance.random((people, ITEMS)) < 0.55, 0, chance.integers(1, 4, (people, ITEMS)))
    response[1, :copied] = response[0, :copied]
    return response


def gathered(response):
    people, items = response.shape
    score = (response == 0).ravel() * 10_000
    return Gathered(
        attempts=np.arange(100, 100 + people),
        forms=np.ones(people, dtype=int),
        row=np.repeat(np.arange(people), items),
        slot=np.tile(np.arange(items), people),
        version=np.tile(np.arange(items), people),
        response=response.ravel(),
        score=score,
        most=np.full(score.shape, 10_000),
        by_hand=np.zeros(score.shape, dtype=bool),
        responses=["A", "B", "C", "D"],
    )


def found(response, kind="single"):
    return compare(gathered(response), dict.fromkeys(range(ITEMS), kind))


def test_a_copied_sheet_is_found_and_nobody_else():
    compared = found(sheets(copied=36))

    [pair] = compared.pairs
    assert (pair.one, pair.other) == (100, 101)
    assert pair.same > 2 * pair.expected
    assert pair.odds < 0.01
    assert (compared.people, compared.all_pairs) == (60, 60 * 59 // 2)


def test_sheets_by_chance_are_not_alike():
    assert [pair for seed in range(10) for pair in found(sheets(seed=seed)).pairs] == []


def test_a_mistake_that_all_make_is_no_sign():
    response = sheets()
    response[:, :15] = 2

    assert found(response).pairs == []


def test_true_and_false_and_too_few_people_are_not_compared():
    assert found(sheets(copied=ITEMS), kind="true_false").pairs == []
    few = found(sheets(people=LEAST_PEOPLE - 1, copied=ITEMS))
    assert (few.pairs, few.people, few.left_out) == ([], 0, LEAST_PEOPLE - 1)


def test_the_tail_of_the_binomial_is_exact():
    wanted = sum(comb(20, hits) * 0.3**hits * 0.7 ** (20 - hits) for hits in range(12, 21))

    assert tail(np.array([20, 5]), np.array([12, 5]), np.array([0.3, 1.0])) == pytest.approx([wanted, 1])
