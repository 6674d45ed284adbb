"""Answers as they are typed at a question."""

from decimal import Decimal

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import accepted, items, left, one, right, wordings

OPTIONS = "A．甲\nB．乙\nC．丙\nD．丁"


@pytest.mark.parametrize(
    "answer",
    [
        "答案：AB", "【答案】A、B", "参考答案：A，B", "正确答案：A B", "标准答案: ab", "[答案]AB", "答案：ＡＢ", "答案 AB", "答　案：AB",
        "【参考答案】：A;B", "答案：选AB", "答：AB", "答案：A和B",
    ],
)  # fmt: skip
def test_letters_however_they_are_written(answer):
    assert right(one(f"1．问？\n{OPTIONS}\n{answer}")) == "AB"


def test_several_right_ones_share_the_score():
    assert [choice.weight for choice in one(f"1．问？\n{OPTIONS}\n答案：ABC").choices] == [Decimal("0.3333333")] * 3 + [
        0
    ]


@pytest.mark.parametrize(
    "stem",
    ["火警电话是（ B ）。", "火警电话是(B)。", "火警电话是（Ｂ）。", "火警电话是（答案：B）。", "火警（B），电话是？"],
)
def test_a_letter_in_the_brackets_of_the_stem_is_the_key_and_is_taken_out(stem):
    wording = one(f"1．{stem}\n{OPTIONS}")

    assert right(wording) == "B"
    assert "B" not in wording.stem


def test_letters_in_brackets_may_be_several():
    wording = one(f"1．要上报的有（A、C）\n{OPTIONS}")

    assert (wording.kind, right(wording), wording.stem) == (Kind.MULTIPLE, "AC", "要上报的有（　　）")


def test_a_key_that_stands_in_brackets_too_is_not_given_away():
    assert one(f"1．火警（ B ）\n{OPTIONS}\n答案：B").stem == "火警（　　）"


def test_brackets_that_hold_no_letter_of_the_options_stay():
    assert one(f"1．按预案（E）处理\n{OPTIONS}\n答案：B").stem == "按预案（E）处理"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("对", True), ("√", True), ("正确", True), ("T", True), ("true", True), ("是", True), ("✓", True), ("A", True),
        ("错", False), ("×", False), ("错误", False), ("F", False), ("False", False), ("否", False), ("x", False), ("不正确", False), ("B", False),
    ],
)  # fmt: skip
def test_true_or_false_in_words_and_signs(answer, verdict):
    wording = one(f"一、判断题\n1．楼道能充电。\n答案：{answer}")

    assert [choice.text for choice in wording.choices] == ["对", "错"]
    assert [choice.weight for choice in wording.choices] == [int(verdict), int(not verdict)]


@pytest.mark.parametrize(
    "typed",
    [
        "1．楼道能充电。（×）",
        "1．（×）楼道能充电。",
        "（×）1．楼道能充电。",
        "（ × ）1、楼道能充电。",
        "1．楼道能充电。(错)",
    ],
)
def test_a_verdict_in_brackets(typed):
    wording = one(typed)

    assert (wording.kind, right(wording)) == (Kind.TRUE_FALSE, "B")
    assert "×" not in wording.stem


def test_letters_for_true_and_false_in_brackets():
    assert right(one("三、判断题（正确填A，错误填B）\n1．楼道能充电。（B）")) == "B"


def test_statements_one_a_line_without_numbers():
    read = wordings("三、判断题\n火警电话是 119。（√）\n水能灭油火。（×）")

    assert [(one.stem, right(one)) for one in read] == [
        ("火警电话是 119。（　　）", "A"),
        ("水能灭油火。（　　）", "B"),
    ]


def test_true_and_false_as_options_keep_their_words():
    wording = one("1．楼道能充电。\nA．正确\nB．错误\n答案：B")

    assert (wording.kind, [choice.text for choice in wording.choices], right(wording)) == (
        "true_false",
        ["正确", "错误"],
        "B",
    )


def test_an_answer_in_words_is_looked_up_among_the_options():
    assert right(one("1．火警？\nA．110\nB．119\n答案：119")) == "B"
    assert right(one("1．火警？\nA．拨打110\nB．拨打119\n答案：B．拨打119")) == "B"


def test_the_key_may_stand_before_the_options():
    assert right(one("1．火警？\n答案：B\nA．110\nB．119")) == "B"


def test_the_answer_may_stand_on_the_next_line():
    assert right(one("1．火警？\nA．110\nB．119\n答案：\nB")) == "B"


def test_an_explanation_may_go_through_the_options():
    wording = one(
        [
            "1．火警？\nA．110\nB．119\n答案：B\n解析：\nA．是报警。\nB．是火警。\n（1）先报警；\n（2）再疏散。",
            "乙\n答案：对",
        ][0]
    )

    assert wording.explanation == "A．是报警。\nB．是火警。\n（1）先报警；\n（2）再疏散。"


@pytest.mark.parametrize("label", ["解析：", "【解析】", "答案解析：", "试题解析：", "【答案解析】", "详解："])
def test_an_explanation_by_any_label(label):
    assert one(f"1．说。\n答案：对\n{label}因为。\n还因为。").explanation == "因为。\n还因为。"


def test_labels_in_one_line():
    wording = one("1．说。【答案】对【解析】因为。【难度】易")

    assert (wording.stem, right(wording), wording.explanation, wording.difficulty) == ("说。", "A", "因为。", 1)


def test_a_short_answer_is_compared_and_may_be_written_in_two_ways():
    assert [answer.text for answer in one("1．火警电话？\n答案：119／一一九").answers] == ["119", "一一九"]
    assert [answer.text for answer in one("1．速度？\n答案：5 km/h").answers] == ["5 km/h"]


def test_a_long_answer_is_for_the_person_who_marks():
    [item] = items("一、简答题\n1．怎么劝？\n答：先听。\n（1）不急。\n（2）不吵。\n1、再说\n2、再听\n解析：耐心。")

    assert item.wording.answers == ()
    assert item.wording.explanation == "先听。\n（1）不急。\n（2）不吵。\n1、再说\n2、再听\n耐心。"
    assert "由人评分" in left(item)


def test_an_empty_place_for_the_answer_says_nothing():
    wording = one("1．怎么劝？\n答：________")

    assert (wording.kind, wording.answers) == (Kind.SHORT_ANSWER, ())


def test_an_order_and_pairs():
    order, match = wordings(
        "一、排序题\n1．排好先后。\nA．报警\nB．断电\nC．疏散\n答案：B→C→A\n二、连线题\n2．连起来。\n① 119\n② 120\nA．急救\nB．火警\nC．报警\n答案：①—B ②—A"
    )

    assert [choice.text for choice in order.choices] == ["断电", "疏散", "报警"]
    assert [(pair.text, pair.match) for pair in match.pairs] == [("119", "火警"), ("120", "急救"), ("", "报警")]
    assert match.stem == "连起来。"


def test_gaps_with_their_answers():
    assert accepted(one("1．火警____，急救____。\n答案：①119 ②120／一二零")) == [["119"], ["120", "一二零"]]
