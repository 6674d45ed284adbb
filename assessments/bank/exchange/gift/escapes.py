r"""Signs that GIFT gives a meaning, and how they are written when they mean themselves: \~ \= \# \{ \} \: \\ and \n."""

import re

SIGNS = "~=#{}:\\"
PLACE = 0xE000  # escaped signs wait in Unicode's private area while the text is cut
HIDDEN = {sign: chr(PLACE + number) for number, sign in enumerate(SIGNS)} | {"n": chr(PLACE + len(SIGNS))}
SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
ESCAPED = re.compile(r"\\([~=#{}:\\n])")


def hide(text: str) -> str:
    return ESCAPED.sub(lambda found: HIDDEN[found[1]], text)


def show(text: str) -> str:
    return text.translate(SHOWN)


def escape(text: str) -> str:
    """Text as it can stand in a file."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")
