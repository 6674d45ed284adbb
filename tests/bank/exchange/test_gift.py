"""GIFT as Moodle documents it."""

from decimal import Decimal

import pytest

from assessments.bank.exchange import gift
from assessments.bank.wording import Kind, Wording


def read(text: str) -> list[Wording]:
    found = gift.read(text.encode())
    assert found.all_faults == []
    return [item.wording for item in found.items]


def one(text: str) -> Wording:
    [wording] = read(text)
    return wording


def weights(wording: Wording) -> list[tuple[str, float]]:
    return [(choice.text, float(choice.weight)) for choice in wording.choices]


def test_a_single_choice_with_title_and_feedback():
    wording = one("::灭火::先做什么？{=断电#对 ~泼水#会触电}")

    assert (wording.kind, wording.title, wording.stem) == (Kind.SINGLE, "灭火", "先做什么？")
    assert weights(wording) == [("断电", 1), ("泼水", 0)]
    assert [choice.feedback for choice in wording.choices] == ["对", "会触电"]


def test_partial_credit_beside_a_right_answer_stays_a_single_choice():
    assert weights(one("问？{=甲 ~%50%乙 ~丙}")) == [("甲", 1), ("乙", 0.5), ("丙", 0)]


def test_several_right_ones_carry_their_weights():
    wording = one("问？{~%33.33333%甲 ~%33.33333%乙 ~%33.33333%丙 ~%-100%丁}")

    assert wording.kind == Kind.MULTIPLE
    assert wording.partial
    assert wording.choices[0].weight == Decimal("0.3333333")
    assert wording.choices[3].weight == -1


@pytest.mark.parametrize(("written", "right"), [("T", "对"), ("TRUE", "对"), ("F", "错"), ("false", "错")])
def test_true_and_false(written, right):
    wording = one(f"问？{{{written}}}")

    assert wording.kind == Kind.TRUE_FALSE
    assert [choice.text for choice in wording.choices if choice.weight == 1] == [right]


def test_true_false_says_why_it_is_wrong_first_and_why_it_is_right_second():
    wording = one("问？{FALSE#不是这样#正是}")

    assert [(choice.text, choice.feedback) for choice in wording.choices] == [("对", "不是这样"), ("错", "正是")]


def test_a_short_answer_with_weights():
    wording = one("火警电话？{=119 =%50%一一九}")

    assert wording.kind == Kind.SHORT_ANSWER
    assert [(answer.text, answer.weight) for answer in wording.answers] == [("119", 1), ("一一九", Decimal("0.5"))]


def test_matching_keeps_a_distractor():
    wording = one("连{=119 -> 火警 =120 -> 急救 = -> 报警}")

    assert [(pair.text, pair.match) for pair in wording.pairs] == [("119", "火警"), ("120", "急救"), ("", "报警")]


@pytest.mark.parametrize(
    ("written", "tolerance", "low", "high"),
    [("#1822:5", 5, None, None), ("#3.14", 0, None, None), ("#1..3", None, 1, 3), ("#-5..-1", None, -5, -1)],
)
def test_numbers(written, tolerance, low, high):
    [answer] = one(f"几？{{{written}}}").gaps[0].answers

    assert (answer.tolerance, answer.low, answer.high) == (tolerance, low, high)


def test_several_numbers_with_weights_and_what_all_others_are_told():
    answers = one("几？{#\n=1822:0#正好\n=%50%1822:2#近了\n~不对}").gaps[0].answers

    assert [(answer.text, float(answer.weight), answer.feedback) for answer in answers] == [
        ("1822", 1, "正好"),
        ("1822", 0.5, "近了"),
        ("*", 0, "不对"),
    ]


def test_a_missing_word_stands_as_a_blank():
    wording = one("发现火情要拨打{=119 ~110}报警。")

    assert wording.stem == "发现火情要拨打_____报警。"
    assert wording.kind == Kind.SINGLE


def test_an_essay_and_a_description():
    essay, description = read("说说你怎么劝。{}\n\n下面三题说的是同一件事。")

    assert (essay.kind, essay.answers) == (Kind.SHORT_ANSWER, ())
    assert description.kind == Kind.DESCRIPTION


def test_general_feedback_closes_a_question():
    assert one("问？{=甲 ~乙####楼道是逃生的路。}").explanation == "楼道是逃生的路。"


def test_escaped_signs_mean_themselves():
    wording = one(r"1 \= 1\: \{对\}\n第二行{=a\~b\#c ~x\\y}")

    assert wording.stem == "1 = 1: {对}\n第二行"
    assert [choice.text for choice in wording.choices] == ["a~b#c", r"x\y"]


def test_categories_comments_and_notes():
    first, second = read(
        "// 第一组 [id:fire-1] [tag:冬季]\n$CATEGORY: $course$/top/消防/楼道\n\n// [id:fire-2] [tag:老旧小区]\n甲{T}\n\n"
        "$CATEGORY: 矛盾\n\n乙{F}"
    )

    assert (first.topic, first.code, first.tags) == ("消防/楼道", "fire-2", ("老旧小区",))
    assert (second.topic, second.code) == ("矛盾", "")


def test_html_becomes_text():
    assert one("[html]<p>先<b>断电</b></p><p>再走</p>{T}").stem == "先断电\n再走"


def test_a_blank_line_inside_braces_divides_nothing():
    assert weights(one("问？{\n=甲\n\n~乙\n}")) == [("甲", 1), ("乙", 0)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("甲{T}\n\n::没有收尾{T}", 3, "标题没有用 :: 结束"),
        ("\n\n问？{=甲 ~乙", 3, "有“{”没有“}”"),
        ("问？}", 1, "有“}”没有“{”"),
        ("问？{#一百}", 1, "“一百”不是数字"),
        ("连{=119 -> 火警 =120}", 1, "左边 -> 右边"),
        ("问{T} 又问{F}", 1, "只能有一处"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, words):
    found = gift.read(text.encode())

    assert [(one.line, words in str(one)) for one in found.all_faults] == [(line, True)]


def test_a_forgotten_brace_spoils_one_question_and_not_the_next():
    found = gift.read("::甲::问{=对\n\n::乙::问{T}".encode())

    assert [item.wording.title for item in found.items] == ["乙"]
    assert [one.line for one in found.all_faults] == [1]
