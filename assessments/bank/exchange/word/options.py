"""Options in a line: one, several behind one another, or behind the stem."""

import re
from collections.abc import Iterable

from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.numerals import LETTERS
from assessments.bank.exchange.word.signs import BRACKET, FURTHER, OPTION, letter_of

EXPLAINING = {"explanation", "basis", "criterion", "note"}
KEY = re.compile(r"[A-ZＡ-Ｚ、,，\s]+")


def options_in(text: str, draft: Draft) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first option, and the options with their letters."""
    if not _takes(draft):
        return text, []
    first = OPTION.match(text)
    if first and (draft.options or letter_of(first) == "A"):
        return "", _cut(text, [first, *_further(text, first.end())])
    if not draft.options and draft.open == "stem":
        found = [one for one in _further(text, 0) if one[2]]
        begin = next((place for place, one in enumerate(found) if letter_of(one) == "A"), len(found))
        if len(found) > begin + 1 and letter_of(found[begin + 1]) == "B":
            return text[: found[begin].start()].rstrip(), _cut(text, found[begin:])
    return text, []


def _further(text: str, begin: int) -> list[re.Match]:
    """Not the letters of a key in brackets: （Ａ、Ｂ）, （答案：B）."""
    keys = [one.span() for one in BRACKET.finditer(text)]
    return [
        one
        for one in FURTHER.finditer(text, begin)
        if one[1] or not any(first < one.start() < last for first, last in keys)
    ]


def _cut(text: str, found: Iterable[re.Match]) -> list[tuple[str, str]]:
    """Only letters that follow one another begin an option."""
    firsts: list[re.Match] = []
    for one in found:
        if not firsts or letter_of(one) == LETTERS[(LETTERS.index(letter_of(firsts[-1])) + 1) % 26]:
            firsts.append(one)
    ends = [one.start() for one in firsts[1:]] + [len(text)]
    return [(letter_of(one), text[one.end() : end].strip()) for one, end in zip(firsts, ends, strict=True)]


def _takes(draft: Draft) -> bool:
    """An explanation goes through the options, too; behind an answer they come only when there were none before."""
    if draft.open in draft.options:
        return True
    if draft.open.partition(" ")[0] in EXPLAINING or (draft.answered and draft.options):
        return False
    return draft.open != "answer" or not draft.answered or bool(KEY.fullmatch(draft.text("answer")))
