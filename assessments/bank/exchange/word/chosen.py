"""Questions with something to choose from, to put in order or to connect."""

import re
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.word import keys, signs, values
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.guarding import MEANT
from assessments.bank.exchange.word.numerals import CIRCLES, HALF
from assessments.bank.wording import Choice, Kind, Pair, Wording
from assessments.bank.wording.parts import ONE, ZERO, equal_share

NO_KEY = gettext_noop("这道题没有答案。")
NO_LETTER = gettext_noop("答案“%(answer)s”里没有选项的字母。")
UNKNOWN = gettext_noop("答案“%(answer)s”里的 %(letters)s 不是这道题的选项。")
REPEATED = gettext_noop("答案“%(answer)s”里有的字母写了两次，像是几道题的答案连在一起。")
NO_VERDICT = gettext_noop("答案“%(answer)s”看不出是对还是错。")
NO_ORDER = gettext_noop("答案“%(answer)s”没有把每个选项排上一次。")
NO_PAIRS = gettext_noop("答案“%(answer)s”没有给左边每一项连上一个选项。")
LEFT = re.compile(rf"(?:([①-⑳]){MEANT}|[（(]?(\d{{1,2}})[）).．、])\s*")
PAIR = re.compile(r"(?:([①-⑳])|(\d{1,2}))\s*[-—–－→:：.、）)]*\s*([A-Z])")


def choices(kind: Kind) -> Callable[[Draft, str, str], Wording]:
    """The reader of single or of multiple choices."""

    def read(draft: Draft, stem: str, key: str) -> Wording:
        right = _right(draft, key)
        share = equal_share(len(right)) if kind == Kind.MULTIPLE else ONE
        told = values.weights(draft.text("scoring")) or dict.fromkeys(right, share)
        read = tuple(Choice(draft.text(letter), told.get(letter, ZERO)) for letter in draft.options)
        return Wording(kind, stem, choices=read)

    return read


def true_false(draft: Draft, stem: str, key: str) -> Wording:
    """Its options may be written down, 对 and 错 when they are not."""
    options = [draft.text(letter) for letter in draft.options] or [keys.YES, keys.NO]
    letters = dict(zip("ABCDEFGH", options, strict=False))
    verdict = signs.truth(key)
    if verdict is not None:
        right = {text for text in options if signs.truth(text) is verdict}
    else:
        right = {letters[letter] for letter in keys.letters(key) if letter in letters}
    if not right:
        draft.blame(NO_VERDICT if key.strip() else NO_KEY, answer=key.strip()[:20])
    told = values.weights(draft.text("scoring"))
    weights = [told.get(letter, ZERO) if told else Decimal(text in right) for letter, text in letters.items()]
    return Wording(Kind.TRUE_FALSE, stem, choices=tuple(map(Choice, options, weights)))


def ordered(draft: Draft, stem: str, key: str) -> Wording:
    """Kept in the right order."""
    letters = keys.letters(key)
    if sorted(letters) != sorted(draft.options):
        draft.blame(NO_ORDER if key.strip() else NO_KEY, answer=key.strip()[:30])
        letters = "".join(draft.options)
    return Wording(Kind.ORDERING, stem, choices=tuple(Choice(draft.text(letter)) for letter in letters))


def paired(draft: Draft, stem: str, key: str) -> Wording:
    """On the left what is numbered below the stem, on the right the options; those that nothing leads to are distractors."""
    said, lefts = _lefts(stem)
    key = key.translate(HALF)
    led = {CIRCLES.index(one[1]) + 1 if one[1] else int(one[2]): one[3] for one in PAIR.finditer(key)}
    missing = [n for n in range(1, len(lefts) + 1) if led.get(n) not in draft.options]
    if missing or not lefts:
        draft.blame(NO_PAIRS if key.strip() else NO_KEY, answer=key.strip()[:30])
    pairs = [Pair(left, draft.text(led.get(n, ""))) for n, left in enumerate(lefts, 1)]
    pairs += [Pair("", draft.text(letter)) for letter in draft.options if letter not in led.values()]
    return Wording(Kind.MATCHING, said, pairs=tuple(pairs))


def _right(draft: Draft, key: str) -> list[str]:
    """The letters of the key; an answer in words is looked up among the options."""
    said, options = keys.letters(key), draft.options
    if not said:
        told = signs.truth(key)
        said = "".join(
            letter
            for letter in options
            if draft.text(letter).strip() == key.strip()
            or (told is not None and signs.truth(draft.text(letter)) is told)
        )
    unknown = "、".join(letter for letter in dict.fromkeys(said) if letter not in options)
    if not key.strip():
        draft.blame(NO_KEY)
    elif not said:
        draft.blame(NO_LETTER, answer=key.strip()[:20])
    elif unknown:
        draft.blame(UNKNOWN, answer=key.strip()[:20], letters=unknown)
    elif len(set(said)) < len(said):
        draft.blame(REPEATED, answer=key.strip()[:20])
    return [letter for letter in options if letter in said]


def _lefts(stem: str) -> tuple[str, list[str]]:
    said: list[str] = []
    lefts: list[str] = []
    for line in stem.split("\n"):
        found = LEFT.match(line)
        if found:
            lefts.append(line[found.end() :])
        elif lefts:
            lefts[-1] += f"\n{line}"
        else:
            said.append(line)
    return "\n".join(said), lefts
