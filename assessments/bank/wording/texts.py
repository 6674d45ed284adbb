"""Texts of a question: plain, lines broken by \\n; a picture stands as ![what it shows](name), a gap as [[1]]."""

import re
import unicodedata

PICTURE = re.compile(r"!\[([^\]\n]*)\]\(([^()\s]+)\)")
GAP = re.compile(r"\[\[(\d{1,2})\]\]")


def pictures_in(text: str) -> list[str]:
    """The names of the pictures, in order."""
    return [name for _about, name in PICTURE.findall(text)]


def gaps_in(text: str) -> list[int]:
    """The numbers of the gaps, in order of appearance."""
    return [int(number) for number in GAP.findall(text)]


def picture(name: str, about: str = "") -> str:
    """A picture as texts hold it. `name` without spaces and parentheses."""
    return f"![{about.replace(']', '')}]({name})"


def told(text: str) -> str:
    """With what each picture shows in its place."""
    return PICTURE.sub(r"\1", text)


def flat(text: str, gap: str = "____") -> str:
    """On one line, without pictures, gaps drawn: for lists and titles."""
    return " ".join(GAP.sub(gap, PICTURE.sub("", text)).split())


def comparable(text: str) -> str:
    """As answers are compared: full-width like half-width, one space for many, no case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
