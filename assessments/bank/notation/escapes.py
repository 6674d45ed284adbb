"""Several things in one cell, divided by signs. A backslash makes such a sign part of the text; \\n is a new line."""

import re

SIGNS = "\\|；;{}±×（[→\n"
HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate(SIGNS)}  # Unicode's private area
SHOWN = str.maketrans({hidden: sign for sign, hidden in HIDDEN.items()})
ESCAPED = re.compile(r"\\([\\|；;{}±×（\[→n])")


def hidden(cell: str) -> str:
    """The cell with every escaped sign out of sight, so that those that are left divide."""
    return ESCAPED.sub(lambda found: HIDDEN["\n" if found[1] == "n" else found[1]], cell)


def shown(part: str) -> str:
    """A part of a hidden cell as it is meant."""
    return part.translate(SHOWN)


def escaped(text: str, signs: str = SIGNS) -> str:
    """With a backslash before each of the signs."""
    marked = "".join(
        f"\\{sign}" if sign in signs or sign == "\\" else sign for sign in text.replace("\n", HIDDEN["\n"])
    )
    return marked.replace(HIDDEN["\n"], r"\n")
