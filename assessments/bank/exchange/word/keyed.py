"""Stem, options and key of a question, as a paper shows them."""

import re
from collections.abc import Iterator

from assessments.bank.exchange.word.chosen import LEFT
from assessments.bank.exchange.word.gaps import written_alternatives, written_answers, written_per_gap
from assessments.bank.exchange.word.guarding import MARK, guarded
from assessments.bank.exchange.word.keys import NO, YES
from assessments.bank.exchange.word.labels import label
from assessments.bank.exchange.word.numerals import LETTERS, circled
from assessments.bank.exchange.word.runs import BLANK
from assessments.bank.marking.choosing import lefts_of, right_letters, rights_of
from assessments.bank.wording import Choice, Kind, Wording, texts

SHORT, FEW = 8, 4  # options that share a line
PLACE = "\ue001"  # to fill in
TOUCHING = re.compile(rf"{PLACE}(?=[_＿{PLACE}])")  # another line right behind it
LEFTS = re.compile(rf"^(?={LEFT.pattern})(.)", re.MULTILINE)


def stem_of(wording: Wording) -> str:
    if wording.kind == Kind.GAP:
        stem = guarded(texts.GAP.sub(PLACE, wording.stem), places=True)
        return TOUCHING.sub(PLACE + MARK, stem).replace(PLACE, BLANK)
    stem = guarded(wording.stem)
    return _without_lefts(stem) if wording.kind == Kind.MATCHING else stem


def options_of(wording: Wording) -> Iterator[tuple[str, str]]:
    """With the styles of their lines."""
    if wording.kind == Kind.MATCHING:
        for number, pair in enumerate(lefts_of(wording), 1):
            first, *more = guarded(pair.text).split("\n")
            yield "option", "\n".join([f"{circled(number)} {first}", *map(_without_lefts, more)])
    options = [f"{letter}．{guarded(text)}" for letter, text in zip(LETTERS, _shown(wording), strict=False)]
    if len(options) <= FEW and all(len(one) < SHORT + 2 and "\n" not in one and "\t" not in one for one in options):
        options = ["\t".join(options)] if options else []
    yield from (("option", option) for option in options)


def answer_of(wording: Wording) -> str:
    if wording.kind == Kind.ORDERING:
        shown = _shown(wording)
        return "".join(LETTERS[place] for place in _places(wording.choices, shown))
    if wording.kind == Kind.MATCHING:
        rights = _shown(wording)
        return "　".join(
            f"{circled(n)}—{LETTERS[rights.index(one.match)]}" for n, one in enumerate(lefts_of(wording), 1)
        )
    if wording.kind == Kind.GAP:
        return _of_gaps(wording)
    if wording.kind == Kind.SHORT_ANSWER:
        return written_answers(wording.answers)
    if wording.kind == Kind.TRUE_FALSE and not _shown(wording):
        return next((choice.text for choice in wording.choices if choice.weight == 1), "")
    return right_letters(wording)


def _shown(wording: Wording) -> list[str]:
    """The texts that get letters. What is to be ordered or connected does not stand in the right order."""
    if wording.kind == Kind.MATCHING:
        return sorted(rights_of(wording))
    told = [choice.text for choice in wording.choices]
    if wording.kind == Kind.TRUE_FALSE and told == [YES, NO]:
        return []
    return sorted(told) if wording.kind == Kind.ORDERING else told


def _places(choices: tuple[Choice, ...], shown: list[str]) -> list[int]:
    return [shown.index(choice.text) for choice in choices]


def _of_gaps(wording: Wording) -> str:
    lines = [written_per_gap([written_answers(gap.answers) for gap in wording.gaps])]
    if any(gap.menu for gap in wording.gaps):
        lines.append(label("menu") + written_per_gap([written_alternatives(gap.menu) for gap in wording.gaps]))
    if any(gap.share != 1 for gap in wording.gaps):
        lines.append(label("share") + written_per_gap([f"{gap.share:f}" for gap in wording.gaps]))
    return "\n".join(lines)


def _without_lefts(text: str) -> str:
    return LEFTS.sub(lambda found: found[0] + MARK, text)
