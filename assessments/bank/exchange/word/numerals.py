"""Numbers as lists and headings write them: 一、 A. ①."""

import re

DIGITS = "零一二三四五六七八九"
UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HALF = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ０１２３４５６７８９", LETTERS + "0123456789")


def chinese(number: int) -> str:
    """1 … 9999: 一, 十二, 一百零七."""
    if not 0 < number < 10_000:
        return str(number)
    signs = (
        DIGITS[int(digit)] + (unit if digit != "0" else "") for digit, unit in zip(f"{number:04}", UNITS, strict=True)
    )
    text = re.sub("零+", "零", "".join(signs)).strip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def of_chinese(text: str) -> int:
    """The way back."""
    total, digit = 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            total, digit = total + max(digit, 1) * UNITS[sign], 0
    return total + digit


def letter(number: int) -> str:
    """1 is A, 27 is AA."""
    return LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def circled(number: int) -> str:
    return CIRCLES[number - 1] if 0 < number <= len(CIRCLES) else f"({number})"
