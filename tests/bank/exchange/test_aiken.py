"""Aiken as Moodle documents it."""

import pytest

from assessments.bank.exchange import aiken

GOOD = "火警电话？\nA. 110\nB) 119\nC．120\nANSWER: B\n"


def test_a_question_with_its_key():
    [item] = aiken.read(GOOD.encode()).items

    assert item.wording.stem == "火警电话？"
    assert [(choice.text, int(choice.weight)) for choice in item.wording.choices] == [
        ("110", 0),
        ("119", 1),
        ("120", 0),
    ]


def test_two_questions_with_their_lines():
    assert [item.line for item in aiken.read(f"{GOOD}\n{GOOD}".encode()).items] == [1, 7]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("问？\nA. 甲\nB. 乙\nANSWER: C", 4, "不是一个选项的字母"),
        ("问？\nA. 甲\nB. 乙\nANSWER: AB", 4, "不是一个选项的字母"),
        ("问？\nA. 甲\nC. 丙\nANSWER: A", 3, "这里应是选项 B"),
        ("问？\nA. 甲\nANSWER: A", 3, "不到两个选项"),
        ("A. 甲\nB. 乙\nANSWER: A", 2, "这里应是选项 A"),
        ("问？\nA. 甲\nB. 乙\n又一行\nANSWER: A", 4, "不是选项也不是答案"),
        ("问？\nA. 甲\nB. 乙", 1, "没有“ANSWER:”"),
        ("ANSWER: A", 1, "没有题目"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, words):
    [fault] = aiken.read(text.encode()).all_faults

    assert fault.line == line
    assert words in str(fault)


def test_reading_goes_on_behind_a_bad_question():
    found = aiken.read(f"问？\nA. 甲\nANSWER: A\n\n{GOOD}".encode())

    assert len(found.items) == 1
    assert [fault.line for fault in found.all_faults] == [3]
