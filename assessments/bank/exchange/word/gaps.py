"""Answers that are written: ① 119／一一九 ② 1.4±0.1. Read and written side by side."""

import re
from collections.abc import Iterable
from decimal import Decimal

from assessments.bank.exchange.numbers import fraction
from assessments.bank.exchange.word.guarding import MEANT, joined, sealed
from assessments.bank.exchange.word.numerals import CIRCLES, circled
from assessments.bank.wording import Answer

PLACE = re.compile(rf"\s*(?:([①-⑳]){MEANT}|[（(](\d{{1,2}})[）)])\s*")
CUTS = (re.compile(rf"[；;\n]{MEANT}"), re.compile(rf"[、,，]{MEANT}"), re.compile(rf"\s+{MEANT}"))
OTHERWISE = re.compile(rf"\s*／{MEANT}\s*|(?<![A-Za-z0-9])\s*/{MEANT}\s*|\s*/{MEANT}\s*(?![A-Za-z0-9])|\s+/{MEANT}\s+")
WEIGHED = re.compile(r"(.*?)\s*（(\d{1,3}(?:\.\d{1,7})?)%）$", re.DOTALL)
ABOUT = re.compile(r"([-+−]?\d[\d,.]*(?:[eE][-+]?\d{1,3})?|\*)\s*±\s*(\d{1,20}(?:\.\d{1,20})?)$")
BETWEEN = re.compile(r"(-?\d{1,20}(?:\.\d{1,20})?)\.\.(-?\d{1,20}(?:\.\d{1,20})?)$")
SIGNS = r"[/／；;、,，。\s①-⑳±%]|[（(]\d|\.\."
LONGEST = 20  # letters that a person can be asked to write exactly
HUNDRED = Decimal(100)


def per_gap(text: str, count: int) -> list[str]:
    """What is said of each gap."""
    text = text.strip()
    places = list(PLACE.finditer(text))
    if places and places[0].start() == 0:
        ends = [one.start() for one in places[1:]] + [len(text)]
        told = {
            _number(one): text[one.end() : end].rstrip(" 　；;，,、\n\t").lstrip()
            for one, end in zip(places, ends, strict=True)
        }
        return [told.get(number, "") for number in range(1, max(max(told), count) + 1)]
    if count == 1 or not text:
        return [text] if text else []
    cuts = [[part.strip() for part in cut.split(text) if part.strip()] for cut in CUTS]
    return next((parts for parts in cuts if len(parts) == count), cuts[0])


def written_per_gap(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else "　".join(f"{circled(n)} {text}" for n, text in enumerate(texts, 1))


def alternatives(text: str) -> list[str]:
    return [part for part in OTHERWISE.split(text.strip()) if part]


def written_alternatives(texts: Iterable[str]) -> str:
    return joined((sealed(text, SIGNS) for text in texts), "／")


def answers(text: str) -> tuple[Answer, ...]:
    """Each that is accepted; the weight stands behind it as （50%）."""
    return tuple(_answer(part) for part in alternatives(text))


def written_answers(given: Iterable[Answer]) -> str:
    return joined(map(_written, given), "／")


def is_long(text: str) -> bool:
    """What nobody writes word for word: a person compares it."""
    return len(text) > LONGEST or any(sign in text for sign in "\n。；;")


def fits(answer: Answer) -> bool:
    """Whether it can be written in this way."""
    if answer.low is not None or answer.high is not None:
        return (
            answer.tolerance is None
            and bool(BETWEEN.match(answer.text))
            and answer.text == f"{answer.low}..{answer.high}"
        )
    return bool(answer.text.strip()) and (
        answer.tolerance is None or bool(ABOUT.match(f"{answer.text}±{answer.tolerance:f}"))
    )


def _answer(text: str) -> Answer:
    weighed = WEIGHED.match(text)
    weight = fraction(weighed[2], None) if weighed else Decimal(1)
    text = weighed[1] if weighed else text
    about, between = ABOUT.match(text), BETWEEN.match(text)
    if about:
        return Answer(about[1], weight, tolerance=Decimal(about[2]))
    if between:
        return Answer(text, weight, low=Decimal(between[1]), high=Decimal(between[2]))
    return Answer(text, weight)


def _written(answer: Answer) -> str:
    if answer.tolerance is not None:
        text = f"{answer.text}±{answer.tolerance:f}"
    else:
        text = answer.text if answer.low is not None else sealed(answer.text, SIGNS)
    return text if answer.weight == 1 else f"{text}（{percent(answer.weight)}）"


def percent(weight: Decimal) -> str:
    return f"{(weight * HUNDRED).normalize() + 0:f}%"


def _number(place: re.Match) -> int:
    return CIRCLES.index(place[1]) + 1 if place[1] else int(place[2])
