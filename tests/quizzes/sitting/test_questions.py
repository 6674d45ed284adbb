"""Each attempt shows its form in an order of its own, always the same one."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.wording import Wording
from assessments.quizzes.asking.arranging import arranged, as_it_stands, mixed
from assessments.quizzes.models import Order
from assessments.quizzes.sitting.questions import Question, shuffled
from tests.factories import bank

WORDING = Wording("single", "先做什么？", choices=bank.choices("B"))
QUESTION = Question(slot=1, position=1, version_id=1, shown=as_it_stands(WORDING), score=Decimal(4))
FORM = [replace(QUESTION, slot=slot) for slot in range(1, 11)]


@given(seed=st.integers(0, 2**31))
def test_the_same_seed_shows_the_same_sheet(seed):
    assert shuffled(FORM, seed) == shuffled(FORM, seed)


@given(seed=st.integers(0, 2**31))
def test_shuffling_loses_no_question(seed):
    shown = shuffled(FORM, seed)

    assert sorted(question.slot for question in shown) == list(range(1, 11))
    assert [question.position for question in shown] == list(range(1, 11))


PARTS = [replace(QUESTION, slot=slot, part=(slot - 1) // 5) for slot in range(1, 11)]


@given(seed=st.integers(0, 2**31))
def test_parts_stand_in_their_order_and_are_mixed_in_themselves(seed):
    assert [question.part for question in shuffled(PARTS, seed, Order.PARTS)] == [0] * 5 + [1] * 5


def test_mixing_in_a_part_differs_from_attempt_to_attempt():
    assert len({tuple(question.slot for question in shuffled(PARTS, seed, Order.PARTS)) for seed in range(9)}) > 1


def test_a_fixed_order_is_that_of_the_form():
    assert [question.slot for question in shuffled(PARTS, 7, Order.FIXED)] == list(range(1, 11))


def test_questions_of_one_form_are_not_all_in_the_same_order():
    assert len({question.shown.order for question in shuffled(FORM, seed=1)}) > 1


@pytest.mark.parametrize("count", [0, 1, 2, 4, 21, 22, 50, 300])
def test_the_order_of_every_attempt_so_far_stays(count):
    """Drawn by our own hand now, and in step with what `random.sample` gave until Python 3.11."""
    for seed in range(50):
        assert mixed(range(count), Random(seed)) == Random(seed).sample(range(count), count)


def test_one_source_used_again_arranges_as_a_new_one():
    again = Random()
    for slot in range(1, 51):
        assert arranged(WORDING, 7, slot, again) == arranged(WORDING, 7, slot)
