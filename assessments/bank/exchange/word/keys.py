"""Answers of questions with something to choose from."""

import re

from assessments.bank.exchange.word import signs
from assessments.bank.exchange.word.numerals import HALF

LETTERED = re.compile(
    r"(?:故?应?选|为)?\s*([A-Z](?:[\s、,，;；/和及>＞→\-—]*[A-Z])*)(?:\s*[．.。、:：（(\s].*)?$", re.DOTALL
)
YES, NO = "对", "错"


def letters(text: str) -> str:
    """AB for “A、B”, “AB”, “选 A B” and “B．拨打 119”; "" when the answer names no letters."""
    found = LETTERED.match(text.strip(signs.SPACE).translate(HALF).upper())
    return _letters(found[1]) if found else ""


def in_stem(stem: str, options: list[str], judged: bool) -> tuple[str, str]:
    """The answer that stands in brackets in a stem, the last one there, or on a line, or behind the place for it; and the stem
    with the place empty. "" for none. `judged`: the paper says that it is true or false, so that A and B mean that.
    """
    for sign in (signs.BRACKET, signs.LINED, signs.BEHIND, signs.JUDGED):
        for found in reversed(list(sign.finditer(stem))):
            named = set(_letters(found[2].translate(HALF).upper()))
            says = verdict(found[2]) if judged else signs.truth(found[2])
            if (named and named <= set(options)) if options else says is not None:
                return found[2], (stem[: found.start()] + _emptied(sign, found) + stem[found.end() :]).rstrip()
    return "", stem


def _emptied(sign: re.Pattern, found: re.Match) -> str:
    return f"{found[1]}　　{found[3]}" if sign is signs.BRACKET else (found[1] + found[3]).rstrip()


def verdict(text: str) -> bool | None:
    """Of a true-false question: in words, by a sign, or by the letter A for true."""
    told = signs.truth(text)
    return told if told is not None else {"A": True, "B": False}.get(letters(text))


def _letters(text: str) -> str:
    return "".join(one for one in text if "A" <= one <= "Z")
