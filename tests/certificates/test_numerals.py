"""Numbers in words."""

from datetime import date

import pytest

from assessments.certificates import numerals


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "〇"),
        ("10", "十"),
        ("24", "二十四"),
        ("22.50", "二十二点五"),
        ("105", "一百〇五"),
        ("110", "一百一十"),
        ("2000", "二千"),
    ],
)
def test_a_number_is_counted_in_words(number, words):
    assert numerals.counted(number) == words


def test_a_period_within_a_year_names_the_year_once():
    assert numerals.period(date(2026, 10, 12), date(2026, 11, 28)) == "二〇二六年十月十二日至十一月二十八日"


def test_a_period_over_new_year_names_both():
    assert numerals.period(date(2026, 12, 1), date(2027, 1, 10)) == "二〇二六年十二月一日至二〇二七年一月十日"


def test_numbers_within_a_name_are_put_in_words():
    assert numerals.in_words("2026 年第 2 轮网格员轮训") == "二〇二六年第二轮网格员轮训"
