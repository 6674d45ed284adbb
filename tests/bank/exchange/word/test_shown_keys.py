"""Keys that no label tells: the right option stands out, bears a tick, or the answer stands in the place for it."""

import pytest

from assessments.bank.exchange import word
from assessments.bank.wording import Kind
from tests.bank.exchange.word.papers import (
    accepted,
    found,
    items,
    left,
    one,
    options,
    paragraph,
    right,
    run,
    with_xml,
    wordings,
)

RED, BOLD = '<w:color w:val="FF0000"/>', "<w:b/>"
LOOKS = {
    "红字": RED,
    "粗体": BOLD,
    "下划线": '<w:u w:val="single"/>',
    "底色": '<w:highlight w:val="yellow"/>',
}
STEM = paragraph(run("1．火警电话是（　）"))


def asked(*lines: str, head: str = "") -> bytes:
    return with_xml(*([paragraph(run(head))] if head else []), STEM, *map(paragraph, lines))


@pytest.mark.parametrize(("word_for_it", "look"), LOOKS.items())
def test_the_option_that_stands_out_is_the_key_and_a_message_says_so(word_for_it, look):
    [item] = items(asked(run("A．110"), run("B．119", look), run("C．120")))

    assert right(item.wording) == "B"
    assert f"答案 B 是看选项的{word_for_it}读出来的" in left(item)


def test_only_the_letter_may_stand_out_and_options_may_share_a_line():
    [item] = items(asked(run("A．110　") + run("B", RED) + run("．119　C．120")))

    assert right(item.wording) == "B"


def test_options_in_cells_stand_out_too():
    cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in (run("A．110"), run("B．119", BOLD)))

    assert right(one(with_xml(STEM, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))) == "B"


def test_an_answer_in_words_counts_more_than_looks():
    [item] = items(asked(run("A．110", RED), run("B．119"), run("答案：B")))

    assert (right(item.wording), left(item)) == ("B", "")


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ((run("A．110", RED), run("B．119", BOLD)), ""),
        ((run("A．110", RED), run("B．119", RED), run("C．120")), "一、单选题"),
    ],
)
def test_looks_that_say_two_things_are_a_fault_with_its_paragraph(lines, head):
    [fault] = word.read(asked(*lines, head=head)).all_faults

    assert "看不出哪个是答案" in str(fault)
    assert fault.line == (2 if head else 1)


@pytest.mark.parametrize(
    "text",
    [
        "A．110\nB．119（正确答案）\nC．120",
        "A．110 ×\nB．119 √\nC．120 ×",
        "A．110\n√B．119\nC．120",
        "（ ）A．110\n（√）B．119\n（ ）C．120",
        "□A．110\n☑B．119\n□C．120",
        "A.110 B.119 C.120（答案：B）",
    ],
)
def test_a_tick_at_an_option_is_the_key(text):
    wording = one(f"1．火警电话是\n{text}")

    assert (right(wording), options(wording)) == ("B", ["110", "119", "120"])


@pytest.mark.parametrize(
    ("stem", "read"),
    [
        ("火警电话是__B__。", "火警电话是____。"),
        ("火警电话是【B】。", "火警电话是【　　】。"),
        ("火警电话是（答案：B）", "火警电话是（　　）"),
        ("火警电话是（　）。B", "火警电话是（　）。"),
        ("火警电话是（ Ｂ ）", "火警电话是（　　）"),
    ],
)
def test_the_key_stands_in_the_place_for_it(stem, read):
    wording = one(f"1．{stem}\nA.110 B.119 C.120")

    assert (wording.stem, right(wording)) == (read, "B")


@pytest.mark.parametrize(
    "text", ["出口应当畅通___对___。", "出口应当畅通。 √", "出口应当畅通[√]", "出口应当畅通【对】"]
)
def test_verdicts_stand_there_too(text):
    wording = one(f"1．{text}")

    assert (wording.kind, right(wording)) == (Kind.TRUE_FALSE, "A")


def test_numbers_and_words_on_the_lines_of_a_gap():
    numbers, words = wordings("1．火警__119__，急救___120___。\n2．方针是_预防为主_。")

    assert (numbers.stem, accepted(numbers)) == ("火警[[1]]，急救[[2]]。", [["119"], ["120"]])
    assert accepted(words) == [["预防为主"]]


def test_a_word_between_two_lines_may_be_either_and_is_told():
    [fault] = found("1．指针在__绿区__。").all_faults

    assert "下划线之间的“绿区”可能是答案" in str(fault)


def test_a_key_with_a_letter_twice_is_that_of_several_questions():
    [fault] = found("1．甲\nA．一 B．二\n答案：ABAB").all_faults

    assert "像是几道题的答案连在一起" in str(fault)
