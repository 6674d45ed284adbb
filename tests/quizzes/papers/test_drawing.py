"""Forms are drawn from a blueprint, all of the same difficulty; the same seed draws the same forms."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.quizzes.papers.drawing import BankTooSmall, draw


def section(count: int, pool: list[int] | dict[str, list[int]], score: str = "4") -> dict:
    return {"count": count, "pool": pool if isinstance(pool, dict) else {"3": pool}, "score": score}


def by_level(*sizes: int, first: int = 1) -> dict[str, list[int]]:
    """So many questions of difficulty 1, 2, 3 …"""
    pool, start = {}, first
    for level, size in enumerate(sizes, 1):
        pool[str(level)] = list(range(start, start + size))
        start += size
    return pool


def difficulty(form: list[dict], plan: dict) -> int:
    levels = {v: int(level) for one in plan["sections"] for level, pool in one["pool"].items() for v in pool}
    return sum(levels[slot["version"]] for slot in form)


@given(seed=st.integers(0, 2**62), forms=st.integers(1, 8))
def test_drawing_again_gives_the_same(seed, forms):
    plan = {"forms": forms, "sections": [section(3, by_level(3, 4, 3)), section(2, list(range(5, 20)))]}

    assert draw(plan, seed) == draw(plan, seed)


def test_the_order_in_which_a_database_keeps_the_levels_changes_nothing():
    pool = {"1": [1, 2, 3], "1.2": [4, 5], "4.8": [6, 7], "3": [8, 9]}
    mixed = dict(sorted(pool.items(), key=lambda row: (len(row[0]), row[0])))  # as PostgreSQL does

    assert draw({"forms": 4, "sections": [section(3, pool)]}, 5) == draw(
        {"forms": 4, "sections": [section(3, mixed)]}, 5
    )


def test_another_seed_gives_other_forms():
    plan = {"forms": 1, "sections": [section(5, list(range(100)))]}

    assert len({str(draw(plan, seed)) for seed in range(10)}) == 10


@given(seed=st.integers(0, 2**62))
def test_no_question_stands_twice_even_where_pools_overlap(seed):
    plan = {"forms": 3, "sections": [section(2, [1, 2, 3]), section(1, [1]), section(1, [2, 4])]}

    for form in draw(plan, seed):
        versions = [slot["version"] for slot in form]
        assert [slot["slot"] for slot in form] == [1, 2, 3, 4]
        assert [slot["part"] for slot in form] == [0, 0, 1, 2]
        assert len(set(versions)) == 4
        assert versions[2] == 1
        assert versions[3] in {2, 4}


def test_the_section_that_comes_up_short_is_named():
    plan = {"forms": 1, "sections": [section(1, [1, 2]), section(2, [1])]}

    with pytest.raises(BankTooSmall) as short:
        draw(plan, 7)

    assert short.value.section == 1


@given(seed=st.integers(0, 2**62), sizes=st.lists(st.integers(6, 12), min_size=5, max_size=5))
@example(seed=31861, sizes=[6, 10, 7, 6, 6])  # the fourth form has few cards to choose from
def test_all_forms_are_equally_difficult(seed, sizes):
    plan = {"forms": 6, "sections": [section(6, by_level(*sizes)), section(4, by_level(*sizes, first=1000))]}

    sums = [difficulty(form, plan) for form in draw(plan, seed)]

    assert max(sums) - min(sums) <= 1  # of 10 questions: a tenth of a level in the mean


@given(seed=st.integers(0, 2**62))
def test_no_two_forms_share_a_question_while_there_are_enough(seed):
    forms = draw({"forms": 5, "sections": [section(4, by_level(4, 8, 8))]}, seed)

    for one, other in combinations(forms, 2):
        assert not {slot["version"] for slot in one} & {slot["version"] for slot in other}


@given(seed=st.integers(0, 2**62))
def test_all_questions_are_used_about_equally_often(seed):
    forms = draw({"forms": 20, "sections": [section(10, by_level(8, 16, 16))]}, seed)

    used = Counter(slot["version"] for form in forms for slot in form)
    assert len(used) == 40
    assert 2 <= min(used.values()) <= 5 <= max(used.values()) <= 8


@given(seed=st.integers(0, 2**62))
def test_levels_that_were_measured_are_brought_to_the_same_mean_too(seed):
    spread = Random(seed)  # one hard question among easy ones could not be shared out
    levels = [spread.randint(10, 50) for _ in range(36)]
    pool: dict[str, list[int]] = {}
    for version, level in enumerate(levels):
        pool.setdefault(f"{level / 10:g}", []).append(version)
    plan = {"forms": 3, "sections": [section(8, pool)]}

    sums = [sum(levels[slot["version"]] for slot in form) for form in draw(plan, seed)]

    assert max(sums) - min(sums) <= 10  # tenths, of 8 questions: an eighth of a level in the mean
    assert draw(plan, seed) == draw(plan, seed)
