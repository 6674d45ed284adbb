"""Takes the pictures of a text out of it, so that they can be laid over its cell."""

import re
from collections.abc import Iterator

from assessments.bank.wording import Wording, texts
from assessments.bank.wording.texts import PICTURE

ALONE = re.compile(rf"^[ \u3000]*(?:{PICTURE.pattern}[ \u3000]*)+$\n?", re.MULTILINE)


def taken_out(text: str) -> tuple[str, list[str]]:
    """The text without its pictures, and their names in order."""
    if "![" not in text:
        return text, []
    return PICTURE.sub("", ALONE.sub("", text)).rstrip("\n"), texts.pictures_in(text)


def put_back(text: str, names: list[str]) -> str:
    """The text as it is read from a cell with these pictures over it."""
    return "\n".join(part for part in (text, *map(texts.picture, names)) if part)


def over_cells(wording: Wording) -> Iterator[str]:
    """The texts whose pictures have a cell of their own, those of a case's parts included."""
    yield wording.stem
    yield wording.explanation
    yield from (choice.text for choice in wording.choices)
    for part in wording.parts:
        yield from over_cells(part)
