"""Numbers as lists and headings write them: 一、 A. ①."""

DIGITS = "零一二三四五六七八九"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HALF = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ０１２３４５６７８９", LETTERS + "0123456789")


def chinese(number: int) -> str:
    """1 … 99 in Chinese; beyond in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十") + (
        DIGITS[ones] if ones or not tens else ""
    )


def of_chinese(text: str) -> int:
    """The way back."""
    tens, ten, ones = text.rpartition("十")
    return (DIGITS.index(tens) if tens else int(bool(ten))) * 10 + (DIGITS.index(ones) if ones else 0)


def letter(number: int) -> str:
    """1 is A, 27 is AA."""
    return LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def circled(number: int) -> str:
    return CIRCLES[number - 1] if 0 < number <= len(CIRCLES) else f"({number})"
