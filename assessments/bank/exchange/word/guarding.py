"""Texts that a reader of papers would take for signs (a stem with a line “A．”) carry a sign of no width that tells them apart."""

import re
from collections.abc import Iterable

from assessments.bank.exchange.word import labels, sections, sharing, signs

MARK = "\u200c"  # no-width non-joiner: Word, WPS and LibreOffice show nothing
MEANT = f"(?!{MARK})"  # behind a sign that divides a list
AT_THE_START = (
    sharing.SHARED,     signs.NUMBER, signs.OPTION, signs.TICKED, signs.MATERIAL, signs.RANGE, signs.SINGLE, signs.WORTH_FIRST, labels.LABEL, sections.ORDINAL,
    sections.BARE, sections.TAG,
)  # fmt: skip
WHOLE = (signs.ANSWERS, signs.FURNITURE, signs.NOTHING)
ANYWHERE = (
    signs.FURTHER, signs.BRACKET, signs.LINED, signs.LINED_WORD, signs.BEHIND, signs.JUDGED, signs.TICKED_LAST, signs.CROSSED_LAST,
    sharing.REFERRED, signs.WORTH_LAST, sections.TAG_LAST, labels.WITHIN,
)  # fmt: skip
PLACES = re.compile(f"{signs.PARENS}|[_＿]")
EDGES = re.compile(rf"^(?=[\s{signs.SPACE}]|$)|(?<=[\s{signs.SPACE}])$")


def guarded(text: str, places: bool = False) -> str:
    """Read back as it is, whatever it looks like. `places`: what looks like a place to fill in, too."""
    return "\n".join(_line(line, places) for line in text.split("\n")) if text else ""


def sealed(text: str, separators: str) -> str:
    """Guarded, and whole where a list is cut at these signs."""
    return re.sub(separators, lambda found: found[0] + MARK if len(found[0]) == 1 else _marked(found), guarded(text))


def joined(texts: Iterable[str], sign: str) -> str:
    """Divided by a sign that means it, even before a mark."""
    first, *more = list(texts) or [""]
    return first + "".join(f"{sign} {text}" if text.startswith(MARK) else f"{sign}{text}" for text in more)


def plain(text: str) -> str:
    """What was meant."""
    return text.replace(MARK, "")


def _line(line: str, places: bool) -> str:
    if places:
        line = PLACES.sub(_marked, line)
    for sign in ANYWHERE:
        while (changed := sign.sub(_marked, line)) != line:
            line = changed
    if any(sign.match(line) for sign in AT_THE_START) or any(sign.fullmatch(line) for sign in WHOLE):
        line = line[:1] + MARK + line[1:]
    return EDGES.sub(MARK, line)


def _marked(found: re.Match) -> str:
    return found[0][0] + MARK + found[0][1:]
