"""Options whose letters bear no sign: A 甲　B 乙 in a line, or a line each."""

import re

from assessments.bank.exchange.word import keys, signs
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.numerals import HALF, LETTERS
from assessments.bank.exchange.word.sections import CHOICE
from assessments.bank.wording import Kind

FIRST = re.compile(r"\s*([A-ZＡ-Ｚ])(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)")
NEXT = re.compile(r"\s([A-ZＡ-Ｚ])(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)")
WIDE = re.compile(r"(?:\t|\s\s|\u3000)\s*([AＡ])(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)")  # behind the stem
CHOOSING = {Kind.SINGLE, Kind.MULTIPLE, CHOICE}


def letter_options(draft: Draft) -> None:
    """Makes options of the last lines of a stem, when their letters follow one another from A."""
    key = keys.letters(draft.text("answer")) or _key_in(draft.text("stem"))
    if draft.options or not (key or (draft.told in CHOOSING and not draft.answered)):
        return
    lines = draft.text("stem").split("\n")
    for place in range(len(lines)):
        stem, options = _options(lines[place:])
        named = set(key) <= set(options) or draft.told in {"", *CHOOSING}  # else a fault will say what is missing
        if options and named and (place or stem):
            draft.texts["stem"] = ["\n".join([*lines[:place], *([stem] if stem else [])])]
            draft.texts |= {letter: [text] for letter, text in options.items()}
            return


def _options(lines: list[str]) -> tuple[str, dict[str, str]]:
    """What stands before the first of them, and those that fill all of the lines; {} when these are something else."""
    wide = WIDE.search(lines[0])
    first = FIRST.match(lines[0])
    begin = 0 if first else wide.start() if wide else -1
    if begin < 0:
        return "", {}
    options: dict[str, str] = {}
    for line in [lines[0][begin:], *lines[1:]]:
        here = _in_line(line, len(options))
        if not here:
            return "", {}
        options |= here
    return lines[0][:begin].rstrip(), options if len(options) > 1 else {}


def _in_line(line: str, count: int) -> dict[str, str]:
    """The options of a line, of which so many come before; {} when it does not begin with the next letter."""
    first = FIRST.match(line)
    if not first or first[1].translate(HALF) != LETTERS[count % 26]:
        return {}
    found = [first]
    for one in NEXT.finditer(line, first.end()):
        if one[1].translate(HALF) == LETTERS[(count + len(found)) % 26]:
            found.append(one)
    ends = [one.start() for one in found[1:]] + [len(line)]
    return {one[1].translate(HALF): line[one.end() : end].strip() for one, end in zip(found, ends, strict=True)}


def _key_in(stem: str) -> str:
    told = [keys.letters(found[2]) for sign in (signs.BRACKET, signs.LINED) for found in sign.finditer(stem)]
    return next(filter(None, reversed(told)), "")
