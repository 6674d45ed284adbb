"""Questions that are answered in writing: places to fill in, short answers."""

import re
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.word import signs, values
from assessments.bank.exchange.word.chosen import NO_KEY
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.gaps import alternatives, answers, is_long, per_gap
from assessments.bank.exchange.word.guarding import plain
from assessments.bank.wording import Gap, Kind, Wording

UNCLEAR = gettext_noop("题干有 %(gaps)s 个空，答案有 %(answers)s 个，对不上。")
ON_LINES = gettext_noop("下划线之间的“%(text)s”可能是答案，也可能是两个空。是答案就写成：答案：%(text)s")
BETWEEN_LINES = re.compile(r"[_＿]{2,}\s*([^_＿\s，。；、,.;]{2,20})\s*[_＿]{2,}")
WORDED = re.compile(signs.LINED_WORD.pattern.replace("([^", "(?:[^").replace("(\\d", "(?:\\d"))
BY_A_PERSON = gettext_noop("答案较长，放进了解析，由人评分。")


def gaps(draft: Draft, stem: str, key: str) -> Wording:
    """Lines to write on; brackets where there are none; else what is underlined, or stands in brackets, was the answer."""
    places = signs.GAP_LINES if signs.GAP_LINES.search(stem) else signs.GAP_PARENS
    marked, count = _marked(stem, places)
    told = [one.rstrip("。") for one in per_gap(key, count)]
    if not count and told:
        marked, count = (stem if len(told) > 1 else f"{stem} [[1]]"), 1
    elif not told and (worded := _on_lines(stem)):
        marked, told = worded
        count = len(told)
    elif not count:
        marked, told = _filled_in(stem, draft.underlined)
        count = len(told)
    between = BETWEEN_LINES.search(stem)
    if not told and between:
        draft.blame(ON_LINES, text=between[1])
    elif not told:
        draft.blame(NO_KEY)
    elif len(told) != count:
        draft.blame(UNCLEAR, gaps=count, answers=len(told))
    menus, shares = per_gap(draft.text("menu"), count), per_gap(draft.text("share"), count)
    read = tuple(
        Gap(answers(one), tuple(alternatives(menu)), values.points(share) or Decimal(1))
        for one, menu, share in zip(told, _filled_up(menus, len(told)), _filled_up(shares, len(told)), strict=True)
    )
    return Wording(Kind.GAP, marked, gaps=read)


def short(draft: Draft, stem: str, key: str) -> Wording:
    """An answer of a few words is compared; a long one is what a person marks by."""
    accepted = answers(key)
    if any(is_long(plain(one.text)) for one in accepted) and values.BY_ANSWER not in draft.text("scoring"):
        draft.leave(BY_A_PERSON, draft.line)
        return Wording(Kind.SHORT_ANSWER, stem, explanation=key)
    return Wording(Kind.SHORT_ANSWER, stem, answers=accepted)


def _marked(stem: str, places: re.Pattern) -> tuple[str, int]:
    parts = places.split(stem)
    marked = parts[0] + "".join(f"[[{number}]]{part}" for number, part in enumerate(parts[1:], 1))
    return marked, len(parts) - 1


def _on_lines(stem: str) -> tuple[str, list[str]] | None:
    """A number between lines, a word between two single lines: no two places to fill in look like that. None when any does."""
    told = [found[1] or found[2] for found in signs.LINED_WORD.finditer(stem)]
    marked, _count = _marked(stem, WORDED)
    return (marked, told) if told and not signs.GAP_LINES.search(marked) else None


def _filled_in(stem: str, underlined: list[str]) -> tuple[str, list[str]]:
    """A paper with the answers already in their places."""
    words = [(word, word) for word in underlined] or [(one[0], one[1]) for one in signs.FILLED.finditer(stem)]
    told: list[str] = []
    for written, word in words:
        before, found, after = stem.partition(written)
        if found:
            told.append(word)
            stem = f"{before}[[{len(told)}]]{after}"
    return stem, told


def _filled_up(told: list[str], count: int) -> list[str]:
    return (told + [""] * count)[:count]
