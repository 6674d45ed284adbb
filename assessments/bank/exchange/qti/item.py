"""One item: what its declarations and its processing say, and its body still as elements."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.qti.expressions import Unknown
from assessments.bank.exchange.qti.names import LANGUAGE, is_old, normalise
from assessments.bank.exchange.qti.place import Place
from assessments.bank.exchange.qti.processing import SCORE, score_of
from assessments.bank.exchange.qti.rules import Score
from assessments.bank.exchange.qti.variables import NUMBERS, Response, read_response

Loader = Callable[[str], bytes | None]  # a file beside the item, by the address that the item uses
MAXSCORE = "MAXSCORE"


@dataclass(frozen=True)
class Outcome:
    """`defaults` as the file has them; `maximum` is its normalMaximum; `by_hand`: somebody else decides it."""

    defaults: tuple[str, ...]
    is_number: bool
    maximum: Fraction | None
    by_hand: bool


@dataclass(frozen=True)
class Item:
    place: Place
    identifier: str
    title: str
    language: str
    responses: Mapping[str, Response]
    outcomes: Mapping[str, Outcome]
    score: Score | Unknown | None
    interactions: tuple[etree._Element, ...]  # in the order of the body
    element: etree._Element
    load: Loader

    @property
    def stated_maximum(self) -> Fraction | None:
        """What the item itself says is the most: MAXSCORE, or the normalMaximum of SCORE."""
        most = self.outcomes.get(MAXSCORE)
        if most and most.is_number and most.defaults:
            return self.place.number(most.defaults[0])
        return self.outcomes[SCORE].maximum if SCORE in self.outcomes else None

    def interaction(self, response: str) -> etree._Element | None:
        found = (one for one in self.interactions if one.get("responseIdentifier") == response)
        return next(found, None)


def read_item(element: etree._Element, line: int | None, load: Loader) -> Item:
    """Changes the element's names. Raises BadItem for one whose questions are made anew for each person."""
    old = is_old(element)
    normalise(element)
    identifier, title = element.get("identifier", "").strip(), " ".join(element.get("title", "").split())
    place = Place(title or identifier or "QTI", line)
    if element.get("adaptive") in {"true", "1"}:
        raise place.bad(gettext_noop("“%(title)s”是自适应题（adaptive），这里没有对应的题型。"))
    if element.find("templateDeclaration") is not None or element.find("templateProcessing") is not None:
        raise place.bad(gettext_noop("“%(title)s”每次出题都换数据（templateDeclaration），这里没有对应的题型。"))
    responses = [read_response(one, place, old) for one in element.iterfind("responseDeclaration")]
    outcomes = {one.get("identifier", ""): _outcome(one, place) for one in element.iterfind("outcomeDeclaration")}
    named = {one.identifier: one for one in responses}
    values = {name: _value(outcome, place) for name, outcome in outcomes.items()}
    score = score_of(element.find("responseProcessing"), values, named, place)
    asked = tuple(one for one in element.iterfind("itemBody//*") if one.tag.endswith("Interaction"))
    language = element.get(LANGUAGE, "")
    return Item(place, identifier, title, language, named, outcomes, score, asked, element, load)


def _outcome(element: etree._Element, place: Place) -> Outcome:
    maximum = element.get("normalMaximum")
    return Outcome(
        defaults=tuple((value.text or "").strip() for value in element.iterfind("defaultValue/value")),
        is_number=element.get("baseType") in NUMBERS,
        maximum=place.number(maximum) if maximum else None,
        by_hand=element.get("externalScored") in {"human", "externalMachine"},
    )


def _value(outcome: Outcome, place: Place) -> Score | Unknown:
    """A number that is not set is 0."""
    if not outcome.is_number:
        return Unknown("variable")
    try:
        return Score(place.number(outcome.defaults[0])) if outcome.defaults else Score()
    except BadItem:
        return Unknown("defaultValue")
