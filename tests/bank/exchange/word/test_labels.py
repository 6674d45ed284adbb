"""What else is said about a question."""

from datetime import date
from decimal import Decimal

import pytest

from tests.bank.exchange.word.papers import items, left, one, wordings

QUESTION = "1．说。\n答案：对\n"


@pytest.mark.parametrize(
    ("typed", "difficulty"),
    [
        ("易", 1),
        ("较易", 2),
        ("中", 3),
        ("中等", 3),
        ("较难", 4),
        ("难", 5),
        ("困难", 5),
        ("1", 1),
        ("5", 5),
        ("★★☆☆☆", 2),
        ("容易", 1),
    ],
)
def test_difficulty_in_words_figures_and_stars(typed, difficulty):
    assert one(f"{QUESTION}难度：{typed}").difficulty == difficulty


def test_where_a_question_belongs():
    wording = one(
        f"{QUESTION}知识点：消防隐患排查/楼道\n依据：《消防法》第二十八条\n标签：冬季、老旧小区；夜间\n编号：fire-001\n标题：充电"
    )

    assert (wording.topic, wording.basis, wording.code, wording.title) == (
        "消防隐患排查/楼道",
        "《消防法》第二十八条",
        "fire-001",
        "充电",
    )
    assert wording.tags == ("冬季", "老旧小区", "夜间")


def test_short_labels_may_share_a_line():
    wording = one(f"{QUESTION}难度：难　知识点：消防  编号：a-1")

    assert (wording.difficulty, wording.topic, wording.code) == (5, "消防", "a-1")


def test_where_and_how_long_it_holds():
    wording = one(f"{QUESTION}适用地区：江州市\n有效期：2021年4月29日至2025-12-31\n语言：en")

    assert (wording.region, wording.language) == ("江州市", "en")
    assert (wording.valid_from, wording.valid_to) == (date(2021, 4, 29), date(2025, 12, 31))


def test_how_it_is_scored():
    wording = one(
        "1．哪些？\nA．甲\nB．乙\nC．丙\n答案：AB\n计分：部分得分；A 50%，B 50%，C −50%\n选项次序：不打乱\n分值：2"
    )

    assert [choice.weight for choice in wording.choices] == [Decimal("0.5"), Decimal("0.5"), Decimal("-0.5")]
    assert (wording.partial, wording.shuffle, wording.score) == (True, False, 2)


@pytest.mark.parametrize(
    "typed",
    ["1．说。（2分）", "1．（2分）说。", "1．说。（本题2分）", "1．【判断题】（2分）说。", "1．说。\n分值：2分"],
)
def test_what_a_question_is_worth(typed):
    wording = one(f"{typed}\n答案：对")

    assert (wording.score, wording.stem) == (2, "说。")


def test_criteria_for_the_person_who_marks():
    wording = one("1．怎么劝？\n评分标准：态度（2分）：不急不躁\n评分标准：方法（3 分）\n分值：5")

    assert [(one.name, one.points, one.about) for one in wording.criteria] == [("态度", 2, "不急不躁"), ("方法", 3, "")]


def test_feedback_to_an_option():
    choices = one("1．先做什么？\nA．断电\nB．泼水\n答案：A\n选项B说明：会触电").choices

    assert [choice.feedback for choice in choices] == ["", "会触电"]


def test_labels_may_come_first():
    text = "题型：单选题\n题干：火警？\n选项：A．110 B．119\n答案：B\n难度：易\n\n题型：多选题\n题干：隐患？\nA．飞线\nB．堆物\n答案：AB"

    first, second = wordings(text)

    assert (first.kind, first.stem, first.difficulty) == ("single", "火警？", 1)
    assert (second.kind, second.stem) == ("multiple", "隐患？")


@pytest.mark.parametrize("typed", ["难度：未知", "分值：若干", "有效期：长期", "题型：游戏题", "评分标准：酌情给分"])
def test_what_a_label_says_and_is_not_understood_is_named(typed):
    [item] = items(f"{QUESTION}{typed}")

    assert typed.partition("：")[2] in left(item)
