"""Material or options that several numbered questions share."""

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import items, left, options, right, wordings

PARTS = "1．先做什么？\nA．开窗\nB．开灯\n2．再做什么？\nA．打电话 B．点火\n"
KEYS = "参考答案\n1-3 ABA"
NEXT = "3．火警电话\nA．119 B．110\n"


@pytest.mark.parametrize(
    "head",
    [
        "（1～2题共用题干）\n老人家有煤气味。",
        "第1-2题共用题干：老人家有煤气味。",
        "共用题干（1～2题）\n老人家有煤气味。",
        "根据以下材料，回答1～2题。\n老人家有煤气味。",
    ],
)
def test_questions_of_a_shared_stem_are_a_case_that_is_worth_their_sum(head):
    case, single = wordings(f"一、单选题（每题2分）\n{head}\n{PARTS}{NEXT}{KEYS}")

    assert (case.kind, case.stem, case.score) == (Kind.CASE, "老人家有煤气味。", 4)
    assert [(part.kind, part.score, right(part)) for part in case.parts] == [("single", 2, "A"), ("single", 2, "B")]
    assert (single.kind, single.score, right(single)) == (Kind.SINGLE, 2, "A")


def test_the_sentence_that_refers_to_the_questions_may_end_the_material():
    [case] = wordings(f"二、案例分析题\n（一）\n老人家有煤气味。根据以上资料，回答1～2题。\n{PARTS}参考答案\n1-2 AB")

    assert case.stem.startswith("老人家有煤气味。")
    assert len(case.parts) == 2


def test_other_numbers_than_announced_are_told():
    case, _single = items(f"（1～5题共用题干）\n老人家有煤气味。\n{PARTS}二、选择题\n{NEXT}{KEYS}")

    assert "写的是第 1 到 5 题，找到的是：1、2。" in left(case)


def test_shared_options_are_given_to_each_question():
    first, second = wordings("（1-2题共用备选答案）\nA．119 B．120\nC．110\n1．火警\n2．急救\n参考答案\n1.A 2.B")

    assert options(first) == options(second) == ["119", "120", "110"]
    assert (right(first), right(second)) == ("A", "B")
