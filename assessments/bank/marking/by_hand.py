"""Marks that a person gives: points for each line of the rubric. Their sum over all the rubric has is the share earned."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assessments.bank.marking.deciding import FOUR_PLACES, Response, exact, needs_a_person
from assessments.bank.wording import Criterion, Kind, Wording

ITSELF = "0"  # the question, where a case has the numbers of its parts
Given = Mapping[str, Sequence[Decimal]]  # points for each line of the rubric, by part


def rubric(wording: Wording, maximum: Decimal) -> tuple[Criterion, ...]:
    """The lines to mark by. A question without any has one, without a name, that is worth `maximum`."""
    return wording.criteria or (Criterion("", maximum),)


def rubrics(wording: Wording, maximum: Decimal) -> dict[str, tuple[Criterion, ...]]:
    """Of everything in the question that a person marks, by part; `maximum` is what the question is worth on the paper."""
    if wording.kind == Kind.CASE:
        parts = enumerate(wording.parts, 1)
        return {str(number): rubric(part, part.score) for number, part in parts if needs_a_person(part)}
    return {ITSELF: rubric(wording, maximum)} if needs_a_person(wording) else {}


def responses(wording: Wording, response: Response) -> dict[str, Response]:
    """The response, part by part."""
    if wording.kind != Kind.CASE:
        return {ITSELF: response}
    given = response if isinstance(response, Mapping) else {}
    return {str(number): given.get(str(number), "") for number in range(1, len(wording.parts) + 1)}


def to_mark(wording: Wording, response: Response, maximum: Decimal) -> dict[str, tuple[Criterion, ...]]:
    """The rubrics of what somebody has answered and a person has to mark; what was left empty earns 0 without one."""
    answered = responses(wording, response)
    return {part: lines for part, lines in rubrics(wording, maximum).items() if answered[part]}


def points_by_hand(wording: Wording, response: Response, maximum: Decimal, given: Given) -> Decimal:
    """What a response earns of `maximum` with these points, in four places, rounded once; a case's other parts by their keys."""
    asked, answered = rubrics(wording, maximum), responses(wording, response)
    if wording.kind != Kind.CASE:
        return (maximum * _share(asked[ITSELF], given.get(ITSELF, ()))).quantize(FOUR_PLACES, ROUND_HALF_UP)
    earned = whole = Decimal(0)
    for number, part in enumerate(wording.parts, 1):
        key = str(number)
        share = _share(asked[key], given.get(key, ())) if key in asked else exact(part, answered[key])
        earned += part.score * share
        whole += part.score
    return (maximum * earned / whole).quantize(FOUR_PLACES, ROUND_HALF_UP) if whole else Decimal(0)


def part_points(part: Wording, response: Response, maximum: Decimal, points: Sequence[Decimal]) -> Decimal:
    """What a part of a case earns of the `maximum` that falls to it."""
    share = _share(rubric(part, part.score), points) if needs_a_person(part) else exact(part, response)
    return (maximum * share).quantize(FOUR_PLACES, ROUND_HALF_UP)


def _share(lines: Sequence[Criterion], points: Sequence[Decimal]) -> Decimal:
    whole = sum((line.points for line in lines), Decimal(0))
    return min(sum(points, Decimal(0)) / whole, Decimal(1)) if whole else Decimal(0)
