"""Numbers of questions and letters of options, as they are typed."""

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import found, items, left, one, options, right, wordings


@pytest.mark.parametrize(
    "number", ["1．", "1.", "1、", "1 、", "1) ", "1）", "（1）", "(1)", "第1题 ", "第1题：", "题1：", "【1】"]
)
def test_a_number_in_any_usual_form_begins_a_question(number):
    wording = one(f"{number}火警电话是？\nA．110\nB．119\n答案：B")

    assert (wording.kind, wording.stem) == (Kind.SINGLE, "火警电话是？")
    assert (options(wording), right(wording)) == (["110", "119"], "B")


@pytest.mark.parametrize(
    "typed",
    [
        "A．甲\nB．乙",
        "A.甲\nB.乙",
        "A、甲\nB、乙",
        "A)甲\nB)乙",
        "（A）甲\n（B）乙",
        "Ａ．甲\nＢ．乙",
        "A：甲\nB：乙",
        "A. 甲\nB. 乙",
    ],
)
def test_options_in_any_usual_form(typed):
    assert options(one(f"1．问？\n{typed}\n答案：B")) == ["甲", "乙"]


@pytest.mark.parametrize(
    "typed",
    [
        "A．甲  B．乙  C．丙  D．丁",
        "A．甲\tB．乙\tC．丙\tD．丁",
        "A.甲 B.乙\nC.丙 D.丁",
        "A、甲　B、乙　C、丙　D、丁",
        "（A）甲 （B）乙 （C）丙 （D）丁",
        "A．甲B．乙C．丙D．丁",
        "A．甲↵B．乙↵C．丙↵D．丁",
    ],
)
def test_several_options_in_one_line(typed):
    assert options(one(f"1．问？\n{typed}\n答案：D")) == ["甲", "乙", "丙", "丁"]


def test_options_behind_the_stem():
    wording = one("1．网格的英文是（　）？A．Grid B．Net C．Web\n答案：A")

    assert (wording.stem, options(wording)) == ("网格的英文是（　）？", ["Grid", "Net", "Web"])


def test_a_letter_out_of_turn_is_part_of_an_option():
    assert options(one("1．问？\nA．维生素 D．很多\nB．乙\n答案：A")) == ["维生素 D．很多", "乙"]


def test_a_stem_of_several_paragraphs():
    assert one("1．楼道里停着电动车。\n先做什么？\nA．甲\nB．乙\n答案：A").stem == "楼道里停着电动车。\n先做什么？"


def test_an_option_of_several_paragraphs():
    assert options(one("1．问？\nA．甲\n还有\nB．乙\n答案：A")) == ["甲\n还有", "乙"]


def test_statements_counted_inside_of_a_stem_begin_no_question():
    wording = one("1．哪些对？\n（1）要走访。\n（2）要上报。\nA．只有（1）\nB．都对\n答案：B")

    assert wording.stem == "哪些对？\n（1）要走访。\n（2）要上报。"


def test_a_decimal_or_a_year_begins_a_question_only_as_a_year():
    first, second = wordings("1.2023年以来要求（　）\nA．甲\nB．乙\n答案：A\n2．通道宽\n1.4 米，对吗？\n答案：对")

    assert first.stem == "2023年以来要求（　）"
    assert second.stem == "通道宽\n1.4 米，对吗？"


def test_numbers_may_be_typed_in_different_ways():
    assert [one.stem for one in wordings("1．甲\n答案：对\n解析：因为\n2、乙\n答案：错\n3.丙\n答案：对")] == [
        "甲",
        "乙",
        "丙",
    ]


def test_the_kind_follows_from_the_answer():
    text = "1．问？\nA．甲\nB．乙\n答案：A\n2．问？\nA．甲\nB．乙\n答案：AB\n3．说。\n答案：√\n4．火警____。\n答案：119\n5．火警？\n答案：119"

    assert [one.kind for one in wordings(text)] == ["single", "multiple", "true_false", "gap", "short_answer"]


def test_a_kind_told_at_the_question_counts():
    assert [
        one.kind for one in wordings("1．【多选题】问？\nA．甲\nB．乙\n答案：A\n2．（单选）问？\nA．甲\nB．乙\n答案：A")
    ] == [
        "multiple",
        "single",
    ]


def test_questions_without_numbers():
    text = "火警电话是？\nA．110\nB．119\n答案：B\n急救电话是？\nA．110\nB．120\n答案：B"

    assert [one.stem for one in wordings(text)] == ["火警电话是？", "急救电话是？"]


def test_questions_without_numbers_and_with_the_key_in_brackets():
    text = "火警电话是（B）\nA．110\nB．119\n急救电话是（A）\nA．120\nB．110"

    assert [(one.stem, right(one)) for one in wordings(text)] == [
        ("火警电话是（　　）", "B"),
        ("急救电话是（　　）", "A"),
    ]


def test_an_empty_paragraph_divides_questions_without_numbers():
    text = "甲？\nA．一\nB．二\n答案：B\n解析：因为\n\n乙？\nA．一\nB．二\n答案：A"

    assert [one.explanation for one in wordings(text)] == ["因为", ""]


def test_the_paragraph_is_told_where_a_question_begins():
    assert [item.line for item in items("试卷\n\n1．甲\n答案：对\n\n2．乙\n答案：对")] == [3, 6]


def test_the_title_and_what_is_to_be_filled_in_by_hand_are_passed_over():
    [item] = items("网格员业务考试试卷\n姓名：____ 得分：____\n（满分100分）\n1．甲\n答案：对")

    assert item.left == ()


def test_a_line_that_is_not_understood_is_named():
    [item] = items("某处的一行\n1．问？\nA．甲\nB．乙\n答案：A\n多出来的一行")

    assert "某处的一行" in left(item)
    assert "多出来的一行" in left(item)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("1．问？\nA．甲\nB．乙\n答案：C", 1, "C 不是这道题的选项"),
        ("1．问？\nA．甲\nB．乙", 1, "没有答案"),
        ("1．问？\nA．甲\nC．乙\n答案：A", 3, "前面少了选项 B"),
        ("1．问？\nA．甲\nA．乙\n答案：A", 3, "写了两遍"),
        ("一、判断题\n1．说。\n答案：也许", 2, "看不出是对还是错"),
        ("1．问？\nA．甲\nB．乙\n答案：A\n下一题？\nA．甲\nB．乙\n答案：B", 8, "又有一个答案"),
    ],
)
def test_what_can_be_read_and_is_at_fault_is_told_apart(text, line, words):
    read = found(text)

    [(item, fault)] = read.unsound
    assert (read.items, item.line, fault.line) == ([], 2 if text.startswith("一") else 1, line)
    assert words in str(fault)


def test_a_question_without_a_stem_is_named():
    read = found("1．\nA．甲\nB．乙\n答案：A")

    assert [(fault.line, str(fault)) for fault in read.faults] == [(1, "这道题没有题干。")]
