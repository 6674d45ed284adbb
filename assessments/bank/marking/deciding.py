"""One rule a kind of question."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from assessments.bank.marking.choosing import chosen, in_order, paired
from assessments.bank.marking.placing import placed
from assessments.bank.marking.writing import filled, written
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.kinds import BY_HAND

FOUR_PLACES = Decimal("0.0001")
Response = str | list[str] | Mapping[str, "Response"]

RULES: dict[str, Callable[[Wording, str | list[str]], Decimal]] = {
    Kind.SINGLE: chosen,
    Kind.TRUE_FALSE: chosen,
    Kind.MULTIPLE: chosen,
    Kind.ORDERING: in_order,
    Kind.MATCHING: paired,
    Kind.GAP: filled,
    Kind.SHORT_ANSWER: written,
    Kind.HOTSPOT: placed,
}


def needs_a_person(wording: Wording) -> bool:
    """Whether a response to it cannot be marked by its key."""
    if wording.kind == Kind.CASE:
        return any(needs_a_person(part) for part in wording.parts)
    return wording.kind in BY_HAND or (wording.kind == Kind.SHORT_ANSWER and not wording.answers)


def fraction(wording: Wording, response: Response) -> Decimal | None:
    """0 … 1 in four places, rounded once; None when a person has to mark it.

    `response`, by kind: single, multiple, true_false: letters of the choices as written, "ABD" · ordering: letters in the
    order given · short_answer: the text · gap: one text a gap · matching: for each pair with a left side the letter of the
    right side, "" for none · hotspot: points "x y" · case: {"1": response to the first part, …}. No response earns 0.
    """
    if needs_a_person(wording):
        return None
    return min(max(_share(wording, response), Decimal(0)), Decimal(1)).quantize(FOUR_PLACES, ROUND_HALF_UP)


def _share(wording: Wording, response: Response) -> Decimal:
    if wording.kind == Kind.CASE:
        given = response if isinstance(response, Mapping) else {}
        whole = sum((part.score for part in wording.parts), Decimal(0))
        earned = (part.score * _part(part, given.get(str(n), "")) for n, part in enumerate(wording.parts, 1))
        return sum(earned, Decimal(0)) / whole if whole else Decimal(0)
    if not response or isinstance(response, Mapping) or wording.kind not in RULES:
        return Decimal(0)
    return RULES[wording.kind](wording, response)


def _part(part: Wording, response: Response) -> Decimal:
    """A part of a case is rounded by itself, so that its own figure and the case's agree."""
    return min(max(_share(part, response), Decimal(0)), Decimal(1)).quantize(FOUR_PLACES, ROUND_HALF_UP)
