"""Options and lists of answers as they are typed in a hurry."""

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import found, one, options, paragraph, right, run, with_xml, wordings

ASKED = "".join(f"{number}．问{number}（　）\nA．一 B．二 C．三\n" for number in range(1, 5))
KEYS = ["A", "B", "AC", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "1．火警电话是（　）\nA 110  B 119  C 120",
        "1．火警电话是（　）\nA 110\nB 119\nC 120",
        "1．火警电话是（　）\tA 110\tB 119\tC 120",
        "1．火警电话是（　）\nA.110 B.119 C.120",
        "1．火警电话是（　）\nA.110B.119C.120",
    ],
)
def test_letters_without_a_sign_and_numbers_as_options(text):
    wording = one(f"{text}\n答案：B")

    assert (wording.stem.rstrip("（　）"), options(wording), right(wording)) == (
        "火警电话是",
        ["110", "119", "120"],
        "B",
    )


def test_letters_in_a_text_are_no_options():
    gap, single = wordings(
        "一、填空题\n1．A 类火灾烧____。\n答案：固体\n二、单选题\n1．A 类火灾是\nA 固体 B 液体\n答案：A"
    )

    assert gap.kind == Kind.GAP
    assert (single.stem, options(single)) == ("A 类火灾是", ["固体", "液体"])


def test_a_full_width_key_in_brackets_begins_no_options():
    wording = one("1．要上报的（　Ａ、Ｂ　）\nＡ．电线　Ｂ．出口　Ｃ．花")

    assert (options(wording), right(wording)) == (["电线", "出口", "花"], "AB")


@pytest.mark.parametrize(
    "stem", ["（多选题，2分）要上报的（　）", "要上报的（　）。【多选题，2分】", "要上报的（　）。（多选，2分）"]
)
def test_a_tag_tells_the_kind_and_the_worth(stem):
    wording = one(f"1．{stem}\nA．电线 B．出口 C．花\n答案：A")

    assert (wording.kind, wording.score, wording.stem.rstrip("。")) == (Kind.MULTIPLE, 2, "要上报的（　）")


@pytest.mark.parametrize("head", ["三 判断题（每题1分）", "三判断题（每题1分）", "三：判断题"])
def test_headings_without_the_usual_sign(head):
    first, second = wordings(f"二、多选题\n1．要上报的\nA．电线 B．出口\n答案：AB\n{head}\n1．能充电。（×）")

    assert (first.kind, second.kind) == (Kind.MULTIPLE, Kind.TRUE_FALSE)


@pytest.mark.parametrize("label", ["正确答案是：B", "答案是B", "答案为：B"])
def test_answers_as_a_sentence(label):
    assert right(one(f"1．火警电话是\nA．110\nB．119\n{label}")) == "B"


@pytest.mark.parametrize(
    "lists",
    ["1.A 2.B 3.AC 4.B", "答案：（1）A（2）B（3）AC（4）B", "参考答案\n1-2AB  3．AC 4．B"],
)
def test_lists_of_answers_without_heading_and_mixed(lists):
    assert [right(wording) for wording in wordings(ASKED + lists)] == KEYS


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "2", "3", "4"], KEYS],
        [["题号", "1-2", "3", "4"], ["答案", "AB", "AC", "B"]],
        [["题号", "答案", "解析"], *([str(n), key, f"因为{n}"] for n, key in enumerate(KEYS, 1))],
    ],
)
def test_tables_of_answers(rows):
    cells = ["<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows]
    lines = [paragraph(run(line)) for line in [*ASKED.strip().split("\n"), "参考答案"]]

    read = wordings(with_xml(*lines, f"<w:tbl>{''.join(cells)}</w:tbl>"))

    assert [right(wording) for wording in read] == KEYS
    assert [wording.explanation for wording in read] in (
        ["", "", "", ""],
        ["因为1", "因为2", "因为3", "因为4"],
    )


def test_a_key_that_names_no_option_stays_a_fault():
    assert "不是这道题的选项" in str(found("1．火警\nA 110\nB 119\n答案：D").all_faults[0])
