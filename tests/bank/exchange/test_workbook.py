"""Workbooks as offices fill them in: other headings, other ways to write an answer, a row an option, kinds by sheet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter

from assessments.bank.checking import faults
from assessments.bank.exchange import workbook
from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.workbook.template import EXAMPLES
from assessments.bank.wording import Answer, Choice, Gap, Kind
from assessments.bank.wording.parts import ONE, ZERO
from ledger.sheets import Workbook

HEADS = ["题目", "选项A", "选项B", "选项C", "选项D", "正确答案"]
OPTIONS = ["甲", "乙", "丙", "丁"]


def book(*sheets, about=()) -> bytes:
    """Sheets as (name, headings, rows)."""
    made = Workbook()
    for name, heads, rows in sheets:
        made.add(name, about, heads, rows)
    return made.read()


def read(heads, *rows, name="Sheet1"):
    return workbook.read(book((name, heads, rows)))


def only(heads, *rows, name="Sheet1"):
    found = read(heads, *rows, name=name)
    assert found.all_faults == []
    [item] = found.items
    assert faults(item.wording) == []
    return item.wording


def right(wording) -> str:
    return "".join("ABCDEFGH"[place] for place, choice in enumerate(wording.choices) if choice.weight > 0)


@pytest.mark.parametrize(
    ("answer", "kind", "letters"),
    [
        ("B", Kind.SINGLE, "B"),
        ("ｂ", Kind.SINGLE, "B"),
        ("ABD", Kind.MULTIPLE, "ABD"),
        ("A,B,D", Kind.MULTIPLE, "ABD"),
        ("A、B", Kind.MULTIPLE, "AB"),
        ("Ａ，Ｄ", Kind.MULTIPLE, "AD"),
        ("（C）", Kind.SINGLE, "C"),
        ("A B", Kind.MULTIPLE, "AB"),
        ("2", Kind.SINGLE, "B"),
        ("1,3", Kind.MULTIPLE, "AC"),
        ("丙", Kind.SINGLE, "C"),
        ("甲；丁", Kind.MULTIPLE, "AD"),
        ("甲、丁", Kind.MULTIPLE, "AD"),
        ("①④", Kind.MULTIPLE, "AD"),
        ("1|3", Kind.MULTIPLE, "AC"),
        ("选B", Kind.SINGLE, "B"),
        ("答案：AB（少选得1分）", Kind.MULTIPLE, "AB"),
        ("B.乙", Kind.SINGLE, "B"),
    ],
)
def test_answers_are_understood_as_people_write_them(answer, kind, letters):
    wording = only(HEADS, ["哪个对？", *OPTIONS, answer])

    assert (wording.kind, right(wording)) == (kind, letters)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("对", True), ("错", False), ("正确", True), ("错误", False), ("√", True), ("×", False), ("T", True), ("Ｆ", False),
        (True, True), (False, False), ("是", True), ("X", False),
    ],
)  # fmt: skip
def test_verdicts_are_understood_as_people_write_them(answer, verdict):
    wording = only(["题干", "答案"], ["疏散通道可以堆放杂物。", answer])

    assert wording.kind == Kind.TRUE_FALSE
    assert [(choice.text, int(choice.weight)) for choice in wording.choices] == [("对", verdict), ("错", not verdict)]


def test_a_true_false_with_options_and_a_letter():
    wording = only([*HEADS, "题型"], ["通道可以堵。", "正确", "错误", "", "", "B", "判断题"])

    assert [(choice.text, int(choice.weight)) for choice in wording.choices] == [("正确", 0), ("错误", 1)]


@pytest.mark.parametrize(
    "heads",
    [
        ["试题内容", "A", "B", "C", "D", "标准答案"],
        ["题干（必填）*", "A选项", "B选项", "C选项", "D选项", "答案"],
        ["问题", "选项1", "选项2", "选项3", "选项4", "参考答案"],
        ["题目", "选项一", "选项二", "选项三", "选项四", "答 案"],
        ["题目", "选项Ａ", "选项Ｂ", "选项Ｃ", "选项Ｄ", "【正确】答案"],
    ],
)
def test_headings_are_found_under_other_names(heads):
    assert right(only(heads, ["哪个对？", *OPTIONS, "C"])) == "C"


def test_the_headings_may_stand_below_a_title():
    found = workbook.read(book(("题库", HEADS, [["哪个对？", *OPTIONS, "C"]]), about=["某区培训题库", "填表人："]))

    assert [(item.line, item.wording.stem) for item in found.items] == [(5, "哪个对？")]


def test_options_may_stand_one_to_a_row():
    heads = ["题号", "题干", "选项", "是否正确", "解析"]
    found = read(
        heads,
        [1, "哪些对？", "甲", "是", "总的道理"], ["", "", "乙", "否", "乙为什么不对"], ["", "", "丙", "√"],
        [2, "哪个对？", "丁", ""], [2, "哪个对？", "戊", "1"],
    )  # fmt: skip

    first, second = (item.wording for item in found.items)
    assert (first.kind, right(first), first.explanation) == (Kind.MULTIPLE, "AC", "总的道理")
    assert first.choices[1].feedback == "乙为什么不对"
    assert (second.kind, right(second)) == (Kind.SINGLE, "B")
    assert [item.line for item in found.items] == [2, 5]


@pytest.mark.parametrize(
    "cell", ["A.甲\nB.乙\nC.丙", "A、甲 B、乙 C、丙", "甲\n乙\n丙", "甲|乙|丙", "Ａ．甲；Ｂ．乙；Ｃ．丙"]
)
def test_options_may_stand_together_in_one_cell(cell):
    wording = only(["题干", "选项", "答案"], ["哪个对？", cell, "B"])

    assert [choice.text for choice in wording.choices] == ["甲", "乙", "丙"]


def test_the_sheets_name_says_the_kind():
    found = workbook.read(
        book(
            ("单选题", HEADS, [["哪个对？", *OPTIONS, "A"]]),
            ("多选题", HEADS, [["哪个对呢？", *OPTIONS, "A"], ["没有答案？", *OPTIONS, "E"]]),
            ("通讯录", ["姓名", "电话"], [["王秀兰", "无"]]),
        )
    )

    assert [item.wording.kind for item in found.items] == [Kind.SINGLE, Kind.MULTIPLE]
    [(_item, fault)] = found.unsound
    assert (fault.line, str(fault)) == (3, "工作表“多选题”：答案“E”对不上选项。")


@pytest.mark.parametrize(
    ("cell", "level"),
    [("易", 1), ("较易", 2), ("中等", 3), ("较难", 4), ("难", 5), (4, 4), ("★★", 2), ("0.9", 1), ("0.35", 4)],
)
def test_difficulty_is_a_word_or_a_number(cell, level):
    assert only([*HEADS, "难易程度"], ["哪个对？", *OPTIONS, "A", cell]).difficulty == level


@pytest.mark.parametrize(
    ("stem", "answer", "gaps"),
    [
        ("火警电话是____。", "119", [["119"]]),
        ("火警电话是（  ），急救电话是（）。", "119；120", [["119"], ["120"]]),
        ("火警电话是__，急救电话是__。", "119、120", [["119"], ["120"]]),
        ("火警电话是__，急救电话是__。", "①119 ②120", [["119"], ["120"]]),
        ("火警电话是__，急救电话是__。", "119|一一九;120", [["119", "一一九"], ["120"]]),
        ("火警电话？", 119, [["119"]]),
    ],
)
def test_gaps_and_their_answers(stem, answer, gaps):
    wording = only(["题型", "题干", "答案"], ["填空题", stem, answer])

    assert [[one.text for one in gap.answers] for gap in wording.gaps] == gaps


def test_numbers_take_a_tolerance_or_a_range():
    wording = only(["题型", "题干", "答案"], ["填空", "宽__米，高__米。", "1.4±0.1；[2,3]"])

    assert wording.gaps == (
        Gap((Answer("1.4", tolerance=Decimal("0.1")),)),
        Gap((Answer("", low=Decimal(2), high=Decimal(3)),)),
    )


def test_an_ordering_takes_its_order_from_the_answer():
    wording = only([*HEADS, "题型"], ["排好。", "丙", "甲", "乙", "", "BCA", "排序题"])

    assert [choice.text for choice in wording.choices] == ["甲", "乙", "丙"]


def test_a_long_model_answer_is_for_the_marker():
    model = "先开窗通风，再关阀门，然后到室外打燃气公司电话，最后守在楼下劝阻他人上楼。"
    wording = only(["题型", "题干", "答案"], ["简答题", "闻到燃气味怎么办？", model])

    assert (wording.answers, wording.explanation) == ((), model)


def test_a_case_is_followed_by_its_parts():
    found = read(
        [*HEADS, "题型", "分值"],
        ["李大爷家里有煤气味。", "", "", "", "", "", "案例题", ""],
        ["先做什么？", *OPTIONS, "A", "小题单选", 2],
        ["可以开灯。", "", "", "", "", "错", "小题判断", 1],
        ["哪个对？", *OPTIONS, "A", "单选题", ""],
    )

    case, single = (item.wording for item in found.items)
    assert [(part.kind, part.score) for part in case.parts] == [(Kind.SINGLE, 2), (Kind.TRUE_FALSE, 1)]
    assert single.kind == Kind.SINGLE


def test_what_else_is_said_of_a_question():
    heads = [*HEADS, "知识点", "依据", "标签", "分数", "有效期起", "失效日期", "编号", "备注"]
    found = read(heads, ["哪个对？", *OPTIONS, "A", "消防 > 楼道", "《消防法》第二十八条", "冬季、老旧小区", "2分", date(2026, 1, 1),
                         "2027年12月31日", "x-1", "李老师出的"])  # fmt: skip

    [item] = found.items
    wording = item.wording
    assert (wording.topic, wording.basis, wording.tags) == ("消防/楼道", "《消防法》第二十八条", ("冬季", "老旧小区"))
    assert (wording.score, wording.code) == (2, "x-1")
    assert (wording.valid_from, wording.valid_to) == (date(2026, 1, 1), date(2027, 12, 31))
    assert [str(left) for left in item.left] == ["“备注”这一列没有带进来。"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"正确答案": "E"}, "答案“E”对不上选项。"),
        ({"正确答案": ""}, "没有写答案。"),
        ({"题目": ""}, "这一行没有题干。"),
        ({"难度": "地狱"}, "难度“地狱”看不懂。"),
        ({"难度": "NaN"}, "难度“NaN”看不懂。"),
        ({"题型": "听力"}, "没有“听力”这种题型。"),
        ({"分值": "很多"}, "“很多”不是数字。"),
        ({"失效日期": "明年"}, "“明年”不是日期。"),
        ({"题型": "连线"}, "没有写成“左边→右边”。"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(cells, words):
    row = dict(zip(HEADS, ["哪个对？", *OPTIONS, "A"], strict=True)) | {
        "题型": "",
        "难度": "",
        "分值": "",
        "失效日期": "",
    }

    found = read(list(row), list(row.values()), list((row | cells).values()))

    [fault] = found.all_faults
    assert fault.line == 3
    assert words in str(fault)
    assert len(found.items) == 1


def test_a_workbook_without_our_headings_is_refused_with_advice():
    with pytest.raises(Unreadable) as refusal:
        read(["姓名", "电话"], ["王秀兰", "无"])

    assert "下载模板" in str(refusal.value.fault)


def test_the_template_is_read_as_empty_and_its_examples_as_they_are():
    assert workbook.read(workbook.template()).items == []
    assert [item.wording for item in workbook.read(workbook.write(EXAMPLES)).items] == list(EXAMPLES)
    assert [faults(example) for example in EXAMPLES] == [[]] * len(EXAMPLES)


def test_text_that_looks_like_a_formula_stays_text():
    sent = EXAMPLES[0].__class__(Kind.SHORT_ANSWER, "=1+1 等于几？", answers=(Answer("=2"),))

    assert [item.wording for item in workbook.read(workbook.write([sent])).items] == [sent]


@pytest.mark.parametrize(
    "heads",
    [
        ["题目", "A.", "B、", "C", "D", "正确选项"],
        ["试题题干", "选项（A）", "选项（B）", "选项（C）", "选项（D）", "试题答案"],
    ],
)
def test_letters_in_headings_may_bear_signs(heads):
    assert right(only(heads, ["哪个对？", *OPTIONS, "B"])) == "B"


def test_letters_may_stand_in_a_row_below_one_heading_for_all_options():
    wording = only(["题干", "选项", "", "答案"], ["", "A", "B", ""], ["哪个对？", "甲", "乙", "B"])

    assert ([choice.text for choice in wording.choices], right(wording)) == (["甲", "乙"], "B")


def test_options_may_repeat_their_letters_and_come_back_with_them_when_they_mean_them():
    wording = only(HEADS, ["哪个对？", "A.甲", "B．乙", "C、丙", "", "B"])
    meant = replace(wording, choices=(Choice("A.甲", ZERO), Choice("B.乙", ONE)))

    assert [choice.text for choice in wording.choices] == ["甲", "乙", "丙"]
    assert workbook.read(workbook.write([meant])).items[0].wording.choices == meant.choices


def test_options_divided_as_some_exam_platforms_do():
    wording = only(["题干", "选项", "答案"], ["哪个对？", "甲$;$乙$;$丙", "B"])

    assert ([choice.text for choice in wording.choices], right(wording)) == (["甲", "乙", "丙"], "B")


def test_lines_between_the_questions_give_their_kind_and_headings_may_be_said_again():
    heads = ["题干", "答案"]
    found = read(
        heads, ["一、判断题（每题1分）", ""], ["能充电。", "A"], heads, ["二、填空题", ""], ["火警____", "119"]
    )

    assert [item.wording.kind for item in found.items] == [Kind.TRUE_FALSE, Kind.GAP]


def test_kinds_with_a_note_behind_them():
    assert only([*HEADS, "试题题型"], ["哪个对？", *OPTIONS, "B", "单选题（2分）"]).kind == Kind.SINGLE


@pytest.mark.parametrize("value", ["", "#DIV/0!"])
def test_a_formula_without_a_value_or_with_an_error_is_a_fault_with_its_row(value):
    out = BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    for row, cells in enumerate(
        [["题干", "选项A", "选项B", "答案"], ["哪个？", "", "乙", "B"], ["几？", "", "二", "A"]]
    ):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    sheet.write_formula(1, 1, "=1/0", None, value)
    sheet.write_formula(2, 1, "=1+0", None, "一")
    made.close()

    found = workbook.read(out.getvalue())

    [fault] = found.all_faults
    assert (fault.line, "B2 是公式，没有算出来的值" in str(fault)) == (2, True)
    assert [choice.text for choice in found.items[0].wording.choices] == ["一", "二"]
