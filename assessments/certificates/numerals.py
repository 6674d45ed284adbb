"""Numbers as a formal Chinese document writes them: 二〇二六年十月十二日, 二十四学时."""

import re
from datetime import date
from decimal import Decimal

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")


def digit_by_digit(number: int | str) -> str:
    """2026 is 二〇二六."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def counted(number: Decimal | int | str) -> str:
    """24 is 二十四, 105 is 一百〇五, 22.5 is 二十二点五; for 0 ≤ number < 10,000."""
    whole, _, decimals = f"{Decimal(number):f}".partition(".")
    decimals = decimals.rstrip("0")
    return _whole(whole) + (f"点{digit_by_digit(decimals)}" if decimals else "")


def _whole(digits: str) -> str:
    digits = digits.lstrip("0")
    words = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            words += DIGITS[int(digit)] + UNITS[place]
        elif words and words[-1] != "〇":
            words += "〇"
    words = words.rstrip("〇")
    return words.removeprefix("一") if words.startswith("一十") else words or "〇"


def day(value: date) -> str:
    return f"{digit_by_digit(value.year)}年{counted(value.month)}月{counted(value.day)}日"


def period(first: date, last: date) -> str:
    """二〇二六年十月十二日至十一月二十八日: the year is said again only when it is another one."""
    end = day(last)
    return f"{day(first)}至{end.partition('年')[2] if first.year == last.year else end}"


def in_words(text: str) -> str:
    """A name such as "2026 年第 2 轮" with its numbers in Chinese and without the spaces beside them."""
    text = re.sub(r"\s*(\d+)\s*", r"\1", text)
    text = re.sub(r"\d{4}(?=年)", lambda found: digit_by_digit(found[0]), text)
    return re.sub(r"\d{1,4}", lambda found: counted(found[0]), text)
