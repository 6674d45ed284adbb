"""The Rasch model finds what the answers were made from, and says nothing where it cannot."""

import numpy as np

from assessments.quizzes.statistics.difficulty import difficulties


def answers(people, true, seed=3):
    chance = np.random.default_rng(seed)
    ability = chance.normal(0, 1.2, people)
    return chance.random((people, len(true))) < 1 / (1 + np.exp(true[None, :] - ability[:, None]))


def test_difficulties_are_found_again_also_of_forms_that_share_nothing():
    true = np.linspace(-2, 2, 20)
    right = answers(2_000, true)
    given = np.zeros_like(right)
    given[:1_000, ::2] = given[1_000:, 1::2] = True

    found = difficulties(right, given)

    errors = [(one.value - wanted) / one.error for one, wanted in zip(found, true, strict=True)]
    assert max(map(abs, errors)) < 3.5
    assert 0.6 < np.std(errors) < 1.5


def test_the_order_of_people_changes_nothing():
    right = answers(300, np.linspace(-1, 1, 6))
    given = np.ones_like(right)

    one, other = difficulties(right, given), difficulties(right[::-1], given)

    assert np.allclose([item.value for item in one], [item.value for item in other])


def test_nothing_is_said_of_too_few_people_or_of_what_all_know():
    right = answers(120, np.zeros(4))
    right[:, 3] = True
    given = np.ones_like(right)

    assert difficulties(right, given)[3] is None
    assert difficulties(right, given)[0] is not None
    assert difficulties(right[:99], given[:99]) == [None] * 4
