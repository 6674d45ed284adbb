"""What a paper can hold."""

import re
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.categories import topic_of
from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.imaging import is_webp
from assessments.bank.exchange.word.gaps import fits
from assessments.bank.exchange.word.guarding import MARK
from assessments.bank.exchange.word.keyed import PLACE
from assessments.bank.exchange.word.lines import PICTURE
from assessments.bank.exchange.word.numerals import LETTERS
from assessments.bank.exchange.word.questions import READERS
from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.wording import Choice, Kind, Wording, texts
from assessments.bank.wording.fields import every_text, pictures_of

REFUSED = re.compile(rf"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff{MARK}{PICTURE}{PLACE}]")
SEVEN_PLACES, FOUR_PLACES = Decimal("0.0000001"), Decimal("0.0001")
MOST_LEFTS = 20
SHOWN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF")
AS_PNG = gettext_noop("WEBP 图片会换成 PNG，旧版 Word 才打得开。")


def carries(wording: Wording) -> bool:
    told = (wording.title, wording.basis, wording.topic, wording.code, wording.region, wording.language, *wording.tags)
    short = (wording.title, wording.topic, wording.code, wording.region, wording.language, *wording.tags)
    return (
        _holds(wording)
        and not any(REFUSED.search(text) for text in (*every_text(wording), *told))
        and not any("\n" in text or text != text.strip() for text in short)
        and wording.topic == topic_of(wording.topic)
        and all(wording.files.get(name, SHOWN[0]).startswith(SHOWN) for name in pictures_of(wording))
    )


def losses(wording: Wording) -> list[Fault]:
    webp = any(is_webp(wording.files.get(name, b"")) for name in pictures_of(wording))
    return [Fault(AS_PNG)] if webp else []


def _holds(wording: Wording) -> bool:
    if wording.kind == Kind.CASE:
        return bool(wording.stem.strip() and wording.parts) and all(
            part.kind != Kind.DESCRIPTION and part.kind != Kind.CASE and _holds(part) for part in wording.parts
        )
    known = wording.kind in READERS and bool(wording.stem.strip())
    return (
        known and _has_key(wording) and all(one.points == one.points.quantize(FOUR_PLACES) for one in wording.criteria)
    )


def _has_key(wording: Wording) -> bool:
    """The key can be written with letters, or word for word."""
    if wording.kind in {Kind.GAP, Kind.SHORT_ANSWER}:
        placed = texts.gaps_in(wording.stem) == list(range(1, len(wording.gaps) + 1))
        written = (*wording.answers, *(answer for gap in wording.gaps for answer in gap.answers))
        weighed = all(_is_weight(answer.weight) and fits(answer) for answer in written)
        menus = [text for gap in wording.gaps for text in gap.menu]
        return placed and weighed and all(text.strip() and "\n" not in text for text in menus)
    if wording.kind == Kind.MATCHING:
        return _has_pairs(wording)
    if wording.kind == Kind.ORDERING:
        return _are_options(wording.choices) and all(not (one.weight or one.feedback) for one in wording.choices)
    return _are_options(wording.choices) and all(_is_weight(one.weight) for one in wording.choices)


def _are_options(choices: tuple[Choice, ...]) -> bool:
    return len(choices) <= len(LETTERS) and all(choice.text.strip() for choice in choices)


def _has_pairs(wording: Wording) -> bool:
    """Distractors come last, each once."""
    lefts, rights = lefts_of(wording), rights_of(wording)
    rest = [pair for pair in wording.pairs if not pair.text]
    in_order = wording.pairs == (*lefts, *sorted(rest, key=lambda pair: pair.match))
    alone = len(rest) + len({pair.match for pair in lefts}) == len(rights)
    return (
        in_order and alone and len(lefts) <= MOST_LEFTS and len(rights) <= len(LETTERS) and all(map(str.strip, rights))
    )


def _is_weight(weight: Decimal) -> bool:
    return abs(weight) <= 1 and weight == weight.quantize(SEVEN_PLACES)
