"""Each attempt shows its form in an order of its own, always the same one."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assessments.quizzes.questions import Option, Question, shuffled

QUESTION = Question(
    slot=1,
    position=1,
    version_id=1,
    kind="single",
    topic="消防",
    stem="先做什么？",
    options=tuple(Option(letter, letter, f"做法 {letter}", letter == "B") for letter in "ABCD"),
    explanation="",
    basis="",
    region="各地",
    valid_to=None,
    score=Decimal(4),
)
FORM = [replace(QUESTION, slot=slot) for slot in range(1, 11)]


@given(seed=st.integers(0, 2**31))
def test_the_same_seed_shows_the_same_sheet(seed):
    assert shuffled(FORM, seed) == shuffled(FORM, seed)


@given(seed=st.integers(0, 2**31))
def test_shuffling_loses_no_question_and_no_option(seed):
    shown = shuffled(FORM, seed)

    assert sorted(question.slot for question in shown) == list(range(1, 11))
    assert [question.position for question in shown] == list(range(1, 11))
    for question in shown:
        assert "".join(option.letter for option in question.options) == "ABCD"
        assert sorted(option.key for option in question.options) == list("ABCD")
        assert question.right_keys == "B"


def test_right_and_wrong_keep_their_order():
    question = replace(QUESTION, kind="true_false", options=QUESTION.options[:2])

    assert all(shuffled([question], seed)[0].options == question.options for seed in range(20))
