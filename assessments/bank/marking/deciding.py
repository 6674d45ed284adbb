"""One rule a kind of question."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from assessments.bank.marking.choosing import chosen, in_order, paired
from assessments.bank.marking.placing import placed
from assessments.bank.marking.writing import filled, written
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.kinds import BY_HAND

FOUR_PLACES, SIX_PLACES = Decimal("0.0001"), Decimal("0.000001")
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


def points(wording: Wording, response: Response, maximum: Decimal) -> Decimal | None:
    """What a response earns of `maximum`, in four places, rounded once, after multiplying; None when a person has to mark it.

    The parts of a case earn by their own scores; their shares are not rounded before they are added up.
    """
    if needs_a_person(wording):
        return None
    return (maximum * exact(wording, response)).quantize(FOUR_PLACES, ROUND_HALF_UP)


def exact(wording: Wording, response: Response) -> Decimal:
    """0 … 1. Weights stand in seven places, so that three thirds come a little short of the whole they mean."""
    if wording.kind == Kind.CASE:
        return _of_parts(wording, response, exact)
    share = min(max(_share(wording, response), Decimal(0)), Decimal(1))
    return Decimal(1) if share.quantize(SIX_PLACES) == 1 else share


def _of_parts(wording: Wording, response: Response, share: Callable[[Wording, Response], Decimal]) -> Decimal:
    given = response if isinstance(response, Mapping) else {}
    whole = sum((part.score for part in wording.parts), Decimal(0))
    earned = (part.score * share(part, given.get(str(number), "")) for number, part in enumerate(wording.parts, 1))
    return sum(earned, Decimal(0)) / whole if whole else Decimal(0)


def _share(wording: Wording, response: Response) -> Decimal:
    if wording.kind == Kind.CASE:
        return _of_parts(wording, response, _part)
    if not response or isinstance(response, Mapping) or wording.kind not in RULES:
        return Decimal(0)
    return RULES[wording.kind](wording, response)


def _part(part: Wording, response: Response) -> Decimal:
    """A part of a case is rounded by itself, so that its own figure and the case's agree."""
    return min(max(_share(part, response), Decimal(0)), Decimal(1)).quantize(FOUR_PLACES, ROUND_HALF_UP)
