"""Places to fill in, and what belongs there."""

from decimal import Decimal

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import accepted, found, one, paragraph, run, with_xml

HEAD = "四、填空题\n"


@pytest.mark.parametrize("place", ["____", "__", "＿＿＿", "（　）", "(    )", "（ ）", "__①__", "（①）"])
def test_places_to_fill_in(place):
    wording = one(f"{HEAD}1．火警电话是{place}。\n答案：119")

    assert (wording.kind, wording.stem, accepted(wording)) == (Kind.GAP, "火警电话是[[1]]。", [["119"]])


@pytest.mark.parametrize(
    "answer",
    [
        "①119 ②120",
        "① 119；② 120",
        "119；120",
        "119;120",
        "119、120",
        "119，120",
        "119  120",
        "(1)119 (2)120",
        "①119\n②120",
        "119\n120",
        "119；120。",
    ],
)
def test_answers_of_several_places(answer):
    assert accepted(one(f"{HEAD}1．火警____，急救____。\n答案：{answer}")) == [["119"], ["120"]]


def test_where_there_are_lines_brackets_are_no_places():
    assert one(f"{HEAD}1．火警（电话）是____（ ）。\n答案：119").stem == "火警（电话）是[[1]]（ ）。"


def test_a_place_is_added_where_none_is_drawn():
    assert one(f"{HEAD}1．火警电话是：\n答案：119").stem == "火警电话是： [[1]]"


def test_without_a_heading_a_line_or_empty_brackets_make_a_place():
    assert one("1．火警电话是____。\n答案：119").kind == Kind.GAP
    assert one("1．火警电话是（　　）。\n答案：119").kind == Kind.GAP


def test_underlined_spaces_are_a_place():
    line = '<w:u w:val="single"/>'
    data = with_xml(
        paragraph(run("1．火警电话是") + run("   ", line) + run("   ", line) + run("。")), paragraph(run("答案：119"))
    )

    assert one(data).stem == "火警电话是[[1]]。"


def test_what_is_underlined_is_the_answer_where_the_places_are_filled_in():
    line = '<w:u w:val="single"/>'
    data = with_xml(paragraph(run("四、填空题")), paragraph(run("1．火警电话是") + run(" 119 ", line) + run("。")))

    wording = one(data)

    assert (wording.stem, accepted(wording)) == ("火警电话是 [[1]] 。", [["119"]])


def test_what_stands_in_brackets_is_the_answer_where_the_places_are_filled_in():
    wording = one(f"{HEAD}1．网格员要（腿勤）、（嘴勤）。")

    assert (wording.stem, accepted(wording)) == ("网格员要[[1]]、[[2]]。", [["腿勤"], ["嘴勤"]])


def test_each_place_is_worth_what_the_heading_says():
    assert one("四、填空题（每空2分）\n1．火警____，急救____。\n答案：119；120").score == 4


def test_a_number_with_a_tolerance():
    [answer] = one(f"{HEAD}1．通道宽____米。\n答案：1.4±0.1").gaps[0].answers

    assert (answer.text, answer.tolerance) == ("1.4", Decimal("0.1"))


@pytest.mark.parametrize(
    ("answer", "words"), [("119", "2 个空，答案有 1 个"), ("1；2；3", "2 个空，答案有 3 个"), ("", "没有答案")]
)
def test_answers_that_do_not_fit_the_places_are_told(answer, words):
    [(_item, fault)] = found(f"{HEAD}1．火警____，急救____。\n答案：{answer}").unsound

    assert words in str(fault)
