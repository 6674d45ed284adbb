"""Expressions and conditions of response processing, as far as they say what the published templates say.

IMS QTI 2.1 Information Model, “Expressions”. Anything else raises Unrecognised with its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.qti.place import Place
from assessments.bank.exchange.qti.rules import (
    ONE,
    ZERO,
    AtLeast,
    Correct,
    Mapped,
    Pointed,
    Range,
    Score,
    one_of,
)


@dataclass(frozen=True)
class Unknown:
    """The value of a variable that was set by a rule that is not recognised."""

    rule: str


class Unrecognised(ValueError):
    def __init__(self, element: etree._Element | str):
        super().__init__(element if isinstance(element, str) else element.tag)
        self.rule = Unknown(str(self))


Variables = Mapping[str, Score | Unknown]


@dataclass(frozen=True)
class Answered:
    response: str


@dataclass(frozen=True)
class Holds:
    """The number given lies in the range."""

    response: str
    range: Range


@dataclass(frozen=True)
class Not:
    condition: "Condition"


Condition = Answered | Holds | Not | Correct | AtLeast


def number_of(element: etree._Element, variables: Variables, place: Place) -> Score:
    """The value of an expression that is a number."""
    name, parts = element.tag, list(element)
    if name == "variable":
        value = variables.get(element.get("identifier", ""), Unknown("variable"))
        if isinstance(value, Unknown):
            raise Unrecognised(value.rule)
        return value
    if name == "baseValue":
        return Score(_number(element, place))
    if name == "mapResponse":
        return one_of(Mapped(element.get("identifier", "")))
    if name == "mapResponsePoint":
        return one_of(Pointed(element.get("identifier", "")))
    if name == "integerToFloat" and len(parts) == 1:
        return number_of(parts[0], variables, place)
    if name in {"sum", "product", "subtract", "divide"} and parts:
        return _calculated(element, [number_of(part, variables, place) for part in parts])
    raise Unrecognised(element)


def _calculated(element: etree._Element, values: list[Score]) -> Score:
    first, *others = values
    name, two = element.tag, len(values) == 2
    if name == "sum":
        return sum(others, first)
    if name == "subtract" and two:
        return first - others[0]
    if name == "product":
        scores = [value for value in values if value.factors]
        factor = ONE
        for value in values:
            factor *= ONE if value.factors else value.constant
        if len(scores) <= 1:
            return scores[0].times(factor) if scores else Score(factor)
    if name == "divide" and two and not others[0].factors and others[0].constant:
        return first.times(ONE / others[0].constant)
    raise Unrecognised(element)


def condition_of(element: etree._Element, variables: Variables, place: Place) -> Condition:
    name, parts = element.tag, list(element)
    if name == "isNull" and len(parts) == 1 and parts[0].tag == "variable":
        return Not(Answered(parts[0].get("identifier", "")))
    if name == "not" and len(parts) == 1:
        inner = condition_of(parts[0], variables, place)
        return inner.condition if isinstance(inner, Not) else Not(inner)
    if name == "match" and sorted(part.tag for part in parts) == ["correct", "variable"]:
        names = {part.get("identifier", "") for part in parts}
        if len(names) == 1:
            return Correct(tuple(names))
    if name == "equal" and len(parts) == 2:
        return _equal(element, parts, place)
    if name == "gte" and len(parts) == 2 and parts[1].tag == "baseValue":
        return _at_least(number_of(parts[0], variables, place), _number(parts[1], place), element)
    if name == "and" and parts:
        return _all(element, variables, place)
    raise Unrecognised(element)


def _at_least(total: Score, least: Fraction, element: etree._Element) -> AtLeast:
    if any(isinstance(term, AtLeast) for term, _factor in total.factors):
        raise Unrecognised(element)
    return AtLeast(total, least)


def _equal(element: etree._Element, parts: list[etree._Element], place: Place) -> Holds:
    """A number with what it may be off by; one tolerance holds for both sides."""
    given = [part.get("identifier", "") for part in parts if part.tag == "variable"]
    middles = [part for part in parts if part.tag == "baseValue"]
    mode = element.get("toleranceMode", "exact")
    bounds = {element.get(name, "true") for name in ("includeLowerBound", "includeUpperBound")}
    if len(given) != 1 or len(middles) != 1 or mode not in {"exact", "absolute"} or not bounds <= {"true", "1"}:
        raise Unrecognised(element)
    offs = [place.number(word) for word in element.get("tolerance", "0").split()] if mode == "absolute" else [ZERO]
    middle = _number(middles[0], place)
    if not offs or offs[0] != offs[-1]:
        raise Unrecognised(element)
    return Holds(given[0], Range(middle - offs[0], middle + offs[0], ONE, _written(middles[0]), offs[0]))


def _all(element: etree._Element, variables: Variables, place: Place) -> Condition:
    """Several responses correct; or a number between two. To say as well that there is a response adds nothing."""
    conditions = [None if part.tag in {"gte", "lte"} else condition_of(part, variables, place) for part in element]
    asked = {one.response for one in conditions if isinstance(one, Answered)}
    rest = [one for one in conditions if not isinstance(one, Answered)]
    if rest and not any(rest):
        found: Condition = _between([part for part in element if part.tag in {"gte", "lte"}], element, place)
    elif rest and all(isinstance(one, Correct) for one in rest):
        found = Correct(
            tuple(dict.fromkeys(name for one in rest if isinstance(one, Correct) for name in one.responses))
        )
    elif len(rest) == 1 and isinstance(rest[0], Holds):
        found = rest[0]
    elif len(conditions) == 1 and conditions[0]:
        return conditions[0]
    else:
        raise Unrecognised(element)
    if not asked <= set(found.responses if isinstance(found, Correct) else [found.response]):
        raise Unrecognised(element)
    return found


def _between(parts: list[etree._Element], whole: etree._Element, place: Place) -> Holds:
    """gte and lte, or the other way round, of one response and a number each."""
    found: dict[str, tuple[str, Fraction]] = {}
    for part in parts:
        if {one.tag for one in part} != {"variable", "baseValue"} or len(part) != 2:
            raise Unrecognised(part)
        turned = part[0].tag != "variable"
        name = {"gte": "lte", "lte": "gte"}[part.tag] if turned else part.tag
        variable, base = (part[1], part[0]) if turned else (part[0], part[1])
        found[name] = (variable.get("identifier", ""), _number(base, place))
    if len(parts) != 2 or set(found) != {"gte", "lte"} or found["gte"][0] != found["lte"][0]:
        raise Unrecognised(whole)
    response, low = found["gte"]
    return Holds(response, Range(low, found["lte"][1]))


def _number(element: etree._Element, place: Place) -> Fraction:
    try:
        return place.number(_written(element))
    except BadItem as bad:
        raise Unrecognised(element) from bad


def _written(element: etree._Element) -> str:
    return (element.text or "").strip()
