"""Marks a response to an item by the rules that the item publishes.

IMS QTI 2.1 Information Model, “match”, “mapResponse”, “mapResponsePoint”; 1EdTech QTI 3.0 ASI Information Model, the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_noop

from assessments.bank.exchange.qti.expressions import Unknown
from assessments.bank.exchange.qti.item import Item
from assessments.bank.exchange.qti.place import Place
from assessments.bank.exchange.qti.reaching import most_of
from assessments.bank.exchange.qti.rules import ONE, ZERO, AtLeast, Correct, Mapped, Pointed, Score, Term, Within
from assessments.bank.exchange.qti.variables import NUMBERS, ORDERED, SINGLE, Entry, Map, Response, value_of
from assessments.bank.marking.placing import inside

Responses = Mapping[str, Sequence[str]]
Values = Mapping[str, Sequence[Any]]


def mark(item: Item, given: Responses) -> tuple[Fraction, Fraction]:
    """The score in the item's own points, and the most that can be reached: as stated by the item, else computed.

    `given`: response identifier → values as QTI writes them ("A", "A P", "102 113"); none, or empty ones, are no response.
    Raises BadItem for rules that are not among the published ones, and for values that are none.
    """
    score = rule_of(item)
    for name in given.keys() - item.responses.keys():
        raise item.place.bad(gettext_noop("“%(title)s”没有叫 %(response)s 的作答。"), response=name[:40])
    values = {name: _values(one, given.get(name, ()), item.place) for name, one in item.responses.items()}
    stated = item.stated_maximum
    return worth(score, item, values), most_of(item, score) if stated is None else stated


def rule_of(item: Item) -> Score:
    """Raises BadItem when a person marks it, or when it is not known how."""
    if any(outcome.by_hand for outcome in item.outcomes.values()):
        raise item.place.bad(gettext_noop("“%(title)s”要由人评分。"))
    if item.score is None:
        raise item.place.bad(gettext_noop("“%(title)s”没有写评分规则，要由人评分。"))
    if isinstance(item.score, Unknown):
        rule = item.score.rule
        raise item.place.bad(
            gettext_noop("“%(title)s”的评分规则里有 %(rule)s，不在公布的模板之内，没有评分。"), rule=rule
        )
    for term, _factor in item.score.factors:
        check_key(item, term)
    return item.score


def check_key(item: Item, term: Term) -> None:
    """Raises BadItem when what the rule needs is not declared."""
    if isinstance(term, AtLeast):
        for inner, _factor in term.total.factors:
            check_key(item, inner)
        return
    for name in term.responses:
        response = item.responses.get(name)
        needed = {Correct: "correctResponse", Mapped: "mapping", Pointed: "areaMapping", Within: "baseType"}[type(term)]
        if response is None or not _declared(response, term):
            raise item.place.bad(
                gettext_noop("“%(title)s”的评分规则要用 %(response)s 的 %(needed)s，文件里没有。"),
                response=name, needed=needed,
            )  # fmt: skip


def _declared(response: Response, term: Term) -> bool:
    if isinstance(term, Mapped):
        return response.mapping is not None
    if isinstance(term, Pointed):
        return response.areas is not None and response.base == "point"
    return bool(response.correct) if isinstance(term, Correct) else response.base in NUMBERS


def worth(score: Score, item: Item, values: Values) -> Fraction:
    return score.constant + sum((factor * _worth(term, item, values) for term, factor in score.factors), ZERO)


def _worth(term: Term, item: Item, values: Values) -> Fraction:
    if isinstance(term, Correct):
        return Fraction(all(is_correct(item.responses[name], values[name], item.place) for name in term.responses))
    if isinstance(term, AtLeast):
        return Fraction(worth(term.total, item, values) >= term.least)
    response, given = item.responses[term.response], values[term.response]
    if not given:
        return ZERO
    if isinstance(term, Mapped):
        return mapped(response, given)
    if isinstance(term, Pointed):
        return pointed(response, given)
    number = given[0]
    return next((one.earns for one in term.ranges if one.low <= number <= one.high), ZERO)


def is_correct(response: Response, given: Sequence[Any], place: Place) -> bool:
    """match: an ordered container in its order, another with the same values as often; no response is not correct."""
    right = [value_of(text, response.base, place) for text in response.correct]
    if response.cardinality == ORDERED:
        return bool(given) and list(given) == right
    return bool(given) and Counter(given) == Counter(right)


def mapped(response: Response, given: Sequence[Any]) -> Fraction:
    """mapResponse: the sum over the values, the same value once, within the bounds."""
    mapping = _of(response.mapping)
    distinct = dict.fromkeys(given)
    return mapping.bounded(sum((value_in(mapping, value) for value in distinct), ZERO))


def value_in(mapping: Map, value: Any) -> Fraction:
    """What a value is mapped to: an entry that says just that goes before one that does not mind capitals."""
    exact = (entry for entry in mapping.entries if entry.value == value)
    alike = (entry for entry in mapping.entries if _alike(entry, value))
    found = next(exact, None) or next(alike, None)
    return found.mapped if found else mapping.default


def _alike(entry: Entry, value: Any) -> bool:
    folds = not entry.case_sensitive and isinstance(value, str) and isinstance(entry.value, str)
    return folds and entry.text.casefold() == str(value).casefold()


def pointed(response: Response, given: Sequence[Any]) -> Fraction:
    """mapResponsePoint: a point belongs to the first area listed that holds it; each area counts once; a point in none
    counts as the default.
    """
    areas = _of(response.areas)
    hit, missed = set(), 0
    for point in given:
        place = next((n for n, entry in enumerate(areas.entries) if inside(entry.value, point)), None)
        if place is None:
            missed += 1
        else:
            hit.add(place)
    total = sum((areas.entries[place].mapped for place in hit), ZERO)
    return areas.bounded(total + missed * areas.default)


def _of(mapping: Map | None) -> Map:
    return mapping or Map((), ZERO, None, None)


def _values(response: Response, given: Sequence[str], place: Place) -> list[Any]:
    values = [value_of(text, response.base, place) for text in given if text.strip()]
    if response.cardinality == SINGLE and len(values) > ONE:
        raise place.bad(gettext_noop("“%(title)s”的 %(response)s 只能有一个值。"), response=response.identifier)
    return values
