"""Forms are drawn from a blueprint; the same seed draws the same forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.quizzes.drawing import BankTooSmall, draw


def section(count: int, pool: list[int], score: str = "4") -> dict:
    return {"count": count, "pool": pool, "score": score}


@given(seed=st.integers(0, 2**62), forms=st.integers(1, 8))
def test_drawing_again_gives_the_same(seed, forms):
    plan = {"forms": forms, "sections": [section(3, list(range(10))), section(2, list(range(5, 20)))]}

    assert draw(plan, seed) == draw(plan, seed)


@given(seed=st.integers(0, 2**62))
def test_no_question_stands_twice_even_where_pools_overlap(seed):
    plan = {"forms": 3, "sections": [section(2, [1, 2, 3]), section(1, [1]), section(1, [2, 4])]}

    for form in draw(plan, seed):
        versions = [slot["version"] for slot in form]
        assert [slot["slot"] for slot in form] == [1, 2, 3, 4]
        assert len(set(versions)) == 4
        assert versions[2] == 1
        assert versions[3] in {2, 4}


def test_the_section_that_comes_up_short_is_named():
    plan = {"forms": 1, "sections": [section(1, [1, 2]), section(2, [1])]}

    with pytest.raises(BankTooSmall) as short:
        draw(plan, 7)

    assert short.value.section == 1
