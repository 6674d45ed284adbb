"""Response declarations: what kind of value a response has, which is correct, and what each earns.

IMS QTI 2.1 Assessment Test, Section and Item Information Model, “responseDeclaration”, “mapping”, “areaMapping”;
1EdTech QTI 3.0 ASI Information Model, the same classes.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.qti.place import Place
from assessments.bank.wording import Area

SINGLE, MULTIPLE, ORDERED = "single", "multiple", "ordered"
NUMBERS = ("float", "integer", "duration")
CORNERS = {"rect": 4, "circle": 3, "ellipse": 4, "default": 0}


@dataclass(frozen=True)
class Entry:
    """A value and what it is mapped to. `text` as the file has it."""

    text: str
    value: Any
    mapped: Fraction
    case_sensitive: bool = True


@dataclass(frozen=True)
class Map:
    """A mapping, or with areas as values an areaMapping; the result stays within the bounds where there are any."""

    entries: tuple[Entry, ...]
    default: Fraction
    lower: Fraction | None
    upper: Fraction | None

    def bounded(self, value: Fraction) -> Fraction:
        if self.lower is not None and value < self.lower:
            return self.lower
        return self.upper if self.upper is not None and value > self.upper else value


@dataclass(frozen=True)
class Response:
    identifier: str
    cardinality: str
    base: str
    correct: tuple[str, ...]  # as the file has them
    mapping: Map | None = None
    areas: Map | None = None


def read_response(element: etree._Element, place: Place, old: bool) -> Response:
    """`old`: before 2.2 a map entry counts capitals unless it says otherwise, since then only when it says so."""
    base = element.get("baseType", "")
    mapping, areas = element.find("mapping"), element.find("areaMapping")
    return Response(
        identifier=element.get("identifier", ""),
        cardinality=element.get("cardinality", SINGLE),
        base=base,
        correct=tuple(text for value in element.iterfind("correctResponse/value") if (text := _text(value))),
        mapping=None if mapping is None else _mapping(mapping, base, place, old),
        areas=None if areas is None else _areas(areas, place),
    )


def value_of(text: str, base: str, place: Place) -> Any:
    """A value so that equal ones compare equal: a pair has no direction, 1.0 is 1. Raises BadItem."""
    words = text.split()
    if base == "string":
        return text
    if base in NUMBERS:
        return place.number(text)
    if base == "point" and len(words) == 2:
        return (place.number(words[0]), place.number(words[1]))
    if base in {"pair", "directedPair"} and len(words) == 2:
        return tuple(words) if base == "directedPair" else tuple(sorted(words))
    if base == "boolean" and text.strip() in {"true", "false", "1", "0"}:
        return text.strip() in {"true", "1"}
    if base in {"identifier", "uri", "intOrIdentifier"} and len(words) == 1:
        return words[0]
    raise place.bad(
        gettext_noop("“%(title)s”：“%(text)s”不是一个 %(base)s 值。"), text=text[:40], base=base or "record"
    )


def area_of(shape: str, coords: str, place: Place) -> Area:
    """Raises BadItem for coordinates in percent, or of another number than the shape needs."""
    try:
        numbers = tuple(round(place.number(one)) for one in coords.split(",") if one.strip())
    except BadItem as bad:
        raise place.bad(gettext_noop("“%(title)s”：坐标“%(coords)s”读不懂。"), coords=coords[:60]) from bad
    corners = len(numbers)
    fits = corners >= 6 and corners % 2 == 0 if shape == "poly" else CORNERS.get(shape) == corners
    if shape == "default":
        return Area(shape, ())
    if not fits:
        raise place.bad(gettext_noop("“%(title)s”：坐标“%(coords)s”读不懂。"), coords=f"{shape} {coords}"[:60])
    return Area(shape, numbers)


def _text(value: etree._Element) -> str:
    return (value.text or "").strip()


def _mapping(element: etree._Element, base: str, place: Place, old: bool) -> Map:
    entries = tuple(
        Entry(
            text=entry.get("mapKey", ""),
            value=value_of(entry.get("mapKey", ""), base, place),
            mapped=place.number(entry.get("mappedValue", "")),
            case_sensitive=entry.get("caseSensitive", str(old).lower()) in {"true", "1"},
        )
        for entry in element.iterfind("mapEntry")
    )
    return _bounds(element, entries, place)


def _areas(element: etree._Element, place: Place) -> Map:
    entries = tuple(
        Entry(
            text=entry.get("coords", ""),
            value=area_of(entry.get("shape", ""), entry.get("coords", ""), place),
            mapped=place.number(entry.get("mappedValue", "")),
        )
        for entry in element.iterfind("areaMapEntry")
    )
    return _bounds(element, entries, place)


def _bounds(element: etree._Element, entries: tuple[Entry, ...], place: Place) -> Map:
    lower, upper = element.get("lowerBound"), element.get("upperBound")
    return Map(
        entries,
        place.number(element.get("defaultValue", "0")),
        None if lower is None else place.number(lower),
        None if upper is None else place.number(upper),
    )
