"""A published total is spread over places: exactly, and with something for everyone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.shares import pick, spread

SEEDS = st.integers(0, 2**32 - 1)


@given(places=st.integers(1, 400), least=st.integers(0, 5), spare=st.integers(0, 20_000), seed=SEEDS)
def test_the_parts_add_up_and_none_is_too_small(places, least, spare, seed):
    total = places * least + spare

    parts = spread(total, places, Random(seed), least=least)

    assert sum(parts) == total
    assert len(parts) == places
    assert min(parts) >= least


@given(places=st.integers(1, 400), least=st.integers(1, 5), missing=st.integers(1, 400), seed=SEEDS)
def test_too_small_a_total_is_refused(places, least, missing, seed):
    with pytest.raises(ValueError, match="does not reach"):
        spread(places * least - missing, places, Random(seed), least=least)


@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_parts(seed):
    assert spread(5_619, 630, Random(seed)) == spread(5_619, 630, Random(seed))


@given(seed=SEEDS)
def test_what_has_no_weight_is_never_picked(seed):
    assert pick(Random(seed), {"物业": 0, "志愿者": 1}) == "志愿者"
