"""Answers that stand at the end of a paper or of a section."""

import pytest

from tests.bank.exchange.word.papers import accepted, found, items, left, one, paragraph, right, run, with_xml, wordings

FIVE = "\n".join(f"{number}．问{number}？\nA．甲\nB．乙\nC．丙\nD．丁" for number in range(1, 6))


@pytest.mark.parametrize(
    "listed",
    [
        "参考答案\n1—5 ABCDA", "参考答案：\n1-5 ABCDA", "答案：1—5 ABCDA", "答案：1-5：A B C D A", "【参考答案】1~5、ABCDA", "参考答案\n1-3：ABC 4-5：DA",
        "参考答案\n1.A 2.B 3.C 4.D 5.A", "参考答案\n1、A 2、B 3、C\n4、D 5、A", "参考答案\n1．A\n2．B\n3．C\n4．D\n5．A", "《网格员试卷》参考答案及评分标准\n1-5 ABCDA",
        "标准答案\n1A 2B 3C 4D 5A", "答案\n1A2B3C4D5A", "答案：1—5 A,B,C,D,A", "参考答案\n1～5题：ABCDA", "答案\n1至5：ABCDA",
    ],
)  # fmt: skip
def test_a_list_of_letters(listed):
    assert "".join(map(right, wordings(f"{FIVE}\n{listed}"))) == "ABCDA"


def test_a_list_for_each_section():
    paper = f"一、单选题\n{FIVE}\n二、多选题\n{FIVE}\n三、判断题\n1．甲\n2．乙\n"

    read = wordings(
        f"{paper}参考答案\n一、单选题\n1-5 ABCDA\n二、多选题\n1.AB 2.ABC 3.AD 4.BC 5.ABCD\n三、判断题\n1-2 √×"
    )

    assert [right(wording) for wording in read] == [*"ABCDA", "AB", "ABC", "AD", "BC", "ABCD", "A", "B"]


def test_a_list_below_each_section():
    read = wordings(f"一、单选题\n{FIVE}\n答案：1-5 ABCDA\n二、判断题\n1．甲\n2．乙\n答案：1.对 2.错")

    assert [right(wording) for wording in read] == [*"ABCDA", "A", "B"]


def test_sections_named_by_their_number_alone():
    read = wordings("一、判断题\n1．甲\n二、填空题\n1．火警____\n参考答案\n一、1.√\n二、1.119")

    assert (right(read[0]), accepted(read[1])) == ("A", [["119"]])


def test_answers_in_words_over_several_lines_with_explanations():
    gap, choice, short = wordings(
        "1．火警____，急救____。\n2．问？\nA．甲\nB．乙\n3．怎么办？\n参考答案\n1．119；120\n2．【答案】B【解析】因为乙。\n3．（1）开窗。\n（2）不开灯。\n"
    )

    assert accepted(gap) == [["119"], ["120"]]
    assert (right(choice), choice.explanation) == ("B", "因为乙。")
    assert short.explanation == "（1）开窗。\n（2）不开灯。"


def test_another_paper_may_follow_a_list():
    paper = "一、单选题\n1．问？\nA．甲\nB．乙\n二、判断题\n1．说。"

    read = items(f"A 卷\n{paper}\n参考答案\n一、1.A\n二、1.×\n另一张纸\n{paper}\n参考答案\n一、1.B\n二、1.√")

    assert [right(item.wording) for item in read] == ["A", "B", "B", "A"]
    assert "另一张纸" in left(read[2])


def test_labels_below_a_number_in_the_list():
    choice, gap = wordings(
        "1．问？\nA．甲\nB．乙\n2．火警____\n参考答案与解析\n1．参考答案：B\n解析：因为乙。\n难度：难\n2．119"
    )

    assert (right(choice), choice.explanation, choice.difficulty) == ("B", "因为乙。", 5)
    assert accepted(gap) == [["119"]]


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"


def paper_with_table(*rows: str) -> bytes:
    lines = [paragraph(run(line)) for line in [*FIVE.split("\n"), "参考答案"]]
    return with_xml(*lines, f"<w:tbl>{''.join(rows)}</w:tbl>")


def test_a_table_with_the_numbers_above_the_answers():
    data = paper_with_table(
        row("题号", "1", "2", "3"), row("答案", "A", "B", "C"), row("题号", "4", "5"), row("答案", "D", "A")
    )

    assert "".join(map(right, wordings(data))) == "ABCDA"


def test_a_table_with_the_answers_beside_the_numbers():
    data = paper_with_table(
        row("题号", "答案", "题号", "答案"), row("1", "A", "2", "B"), row("3", "C", "4", "D"), row("5", "A", "", "")
    )

    assert "".join(map(right, wordings(data))) == "ABCDA"


def test_an_empty_table_for_the_answers_says_nothing():
    data = with_xml(
        paragraph(run("一、判断题")),
        f"<w:tbl>{row('题号', '1')}{row('答案', '')}</w:tbl>",
        paragraph(run("1．甲（√）")),
    )

    assert right(one(data)) == "A"


def test_the_answer_of_the_question_alone_with_its_number():
    assert right(one("1．问？\nA．甲\nB．乙\n答案：1.B")) == "B"


def test_answers_that_differ_are_told():
    [(_item, fault)] = found("1．问？\nA．甲\nB．乙\n答案：A\n2．说。\n答案：对\n参考答案\n1.B 2.对").unsound

    assert "不一样" in str(fault)


def test_what_is_wrong_with_a_list_is_told_with_its_line():
    read = found(f"{FIVE}\n参考答案\n1-5 ABC\n9.A 8.B")

    assert [(fault.line, str(fault)) for fault in read.faults] == [
        (27, "答案表里第 1 到 5 题有 3 个答案，对不上。"),
        (28, "答案表里有第 9 题，卷子里没有找到。"),
        (28, "答案表里有第 8 题，卷子里没有找到。"),
    ]


def test_a_stem_that_speaks_of_answers_begins_no_list():
    [item] = items("1．请选出正确答案\nA．甲\nB．乙\n答案：A")

    assert item.wording.stem == "请选出正确答案"


def test_a_list_may_leave_out_what_is_answered_on_the_spot():
    read = wordings(
        "1．问？\nA．甲\nB．乙\n2．通道可以停车。（×）\n3．火警____，急救____。\n参考答案\n1. B\n3. 119；120"
    )

    assert right(read[0]) == "B"
    assert [gap.answers[0].text for gap in read[2].gaps] == ["119", "120"]
