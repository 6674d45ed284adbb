"""Numbers of headings."""

import pytest

from assessments.bank.exchange.word.numerals import chinese, of_chinese


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (107, "一百零七"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_numbers_in_chinese(number, text):
    assert chinese(number) == text


def test_each_is_read_back():
    assert [of_chinese(chinese(number)) for number in range(1, 10_000)] == list(range(1, 10_000))
