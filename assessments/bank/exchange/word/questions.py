"""What a question of a paper means."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem, Fault, FoundItem
from assessments.bank.exchange.word import keys, signs
from assessments.bank.exchange.word.chosen import choices, ordered, paired, true_false
from assessments.bank.exchange.word.deciding import kind_of
from assessments.bank.exchange.word.details import filed, marked
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.filled import gaps, short
from assessments.bank.exchange.word.guarding import plain
from assessments.bank.exchange.word.lettering import letter_options
from assessments.bank.exchange.word.marked import key_shown
from assessments.bank.exchange.word.sections import TAG_LAST, tagged
from assessments.bank.exchange.word.sharing import OTHERS, share_out
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.fields import pictures_of, with_texts

NO_STEM = gettext_noop("这道题没有题干。")
LIFTED = ("topic", "tags", "basis", "difficulty", "code", "title", "region", "valid", "language")
SAID_LAST = re.compile(r"[（(\[【]\s*(?:正确|参考)?答案\s*[:：]?\s*([A-ZＡ-Ｚ、,，\s]+?)\s*[）)\]】]\s*$")
READERS: dict[str, Callable[[Draft, str, str], Wording]] = {
    Kind.SINGLE: choices(Kind.SINGLE),
    Kind.MULTIPLE: choices(Kind.MULTIPLE),
    Kind.TRUE_FALSE: true_false,
    Kind.GAP: gaps,
    Kind.SHORT_ANSWER: short,
    Kind.ORDERING: ordered,
    Kind.MATCHING: paired,
    Kind.DESCRIPTION: lambda _draft, stem, _key: Wording(Kind.DESCRIPTION, stem),
}
WRITTEN = {Kind.GAP, Kind.SHORT_ANSWER, Kind.DESCRIPTION}


def question(draft: Draft) -> tuple[FoundItem, Fault | None]:
    """With the first thing that is wrong in it. Raises BadItem for what cannot be read."""
    wording = _case(draft) if draft.parts else _one(draft)
    wording = with_texts(replace(filed(wording, draft), files=_shown(wording, draft)), plain)
    wrong = [fault for one in (draft, *draft.parts) for fault in one.wrong]
    left = [fault for one in (draft, *draft.parts) for fault in one.left]
    return FoundItem(wording, draft.line, tuple(left)), wrong[0] if wrong else None


def _shown(wording: Wording, draft: Draft) -> dict[str, bytes]:
    shown = pictures_of(wording)
    return {name: content for name, content in draft.files.items() if name in shown}


def _case(draft: Draft) -> Wording:
    """What its parts cannot have, it has itself."""
    share_out(draft)
    if draft.until:
        _count(draft)
    for part in draft.parts:
        for key in LIFTED:
            if key in part.texts:
                draft.texts.setdefault(key, part.texts[key])
    wording = Wording(Kind.CASE, _with_options(draft, _stem(draft)), parts=tuple(map(_one, draft.parts)))
    if draft.until:
        worth = sum((part.score for part in wording.parts), Decimal())
        draft.texts.setdefault("score", [f"{worth.normalize():f}"])
    return marked(wording, draft)


def _count(case: Draft) -> None:
    """Says so when others follow than the paper announces."""
    first, last = case.until or (0, 0)
    found = [part.number for part in case.parts]
    if found != list(range(first, last + 1)):
        case.leave(OTHERS, case.line, first=first, last=last, found="、".join(map(str, found)))


def _one(draft: Draft) -> Wording:
    letter_options(draft)
    stem = _stem(draft)
    own, (bracket, emptied) = draft.text("answer"), keys.in_stem(stem, draft.options, draft.told == Kind.TRUE_FALSE)
    key = own if own.strip() else bracket or draft.text("mark") or _said_last(draft) or key_shown(draft)
    kind = kind_of(draft, stem, key)
    if kind in WRITTEN:
        key, stem = own, _with_options(draft, stem)
    elif bracket and _same(bracket, key):
        stem = emptied
    return marked(READERS[kind](draft, stem, key), draft)


def _stem(draft: Draft) -> str:
    """Without what the question is worth."""
    lines = draft.text("stem").split("\n")
    for place in (0, -1):
        worth = signs.WORTH_LAST.search(lines[place])
        if worth:
            lines[place] = lines[place][: worth.start()]
            draft.texts.setdefault("score", [worth[1]])
    tag = TAG_LAST.search(lines[-1])
    if tag and not draft.kind:
        lines[-1] = lines[-1][: tag.start()]
        draft.kind, told = tagged(tag)
        if told:
            draft.texts.setdefault("score", [told])
    stem = "\n".join(lines).strip(signs.SPACE + "\n")
    if not stem:
        raise BadItem(NO_STEM, draft.line)
    return stem


def _said_last(draft: Draft) -> str:
    """A key in brackets behind the last option: （答案：B）."""
    for letter in draft.options[-1:]:
        found = SAID_LAST.search(draft.text(letter))
        if found:
            draft.texts[letter] = [draft.text(letter)[: found.start()].rstrip()]
            return found[1]
    return ""


def _with_options(draft: Draft, stem: str) -> str:
    """What looked like options is text where there is nothing to choose."""
    return "\n".join([stem, *(f"{letter}．{draft.text(letter)}" for letter in draft.options)])


def _same(one: str, other: str) -> bool:
    return keys.letters(one) == keys.letters(other) if keys.letters(one) else signs.truth(one) == signs.truth(other)
