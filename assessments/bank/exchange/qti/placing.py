"""Places on a picture: hotspotInteraction and selectPointInteraction."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from django.utils.translation import gettext_noop
from lxml import etree
from PIL import Image

from assessments.bank.exchange.imaging import upright_size
from assessments.bank.exchange.qti.choosing import weights_of
from assessments.bank.exchange.qti.key import check_bounds, key_for, shares, whole_of
from assessments.bank.exchange.qti.rules import Pointed
from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import SINGLE, Map, Response, area_of
from assessments.bank.wording import Area, Kind, Wording
from assessments.bank.wording.areas import scaled


def read_hotspots(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """The choices are areas of the picture; those that neither earn nor cost anything need no place."""
    elements = interaction.findall("hotspotChoice")
    areas = [area_of(one.get("shape", ""), one.get("coords", ""), text.item.place) for one in elements]
    key = key_for([response.identifier], text)
    single = response.cardinality == SINGLE
    weights = weights_of([one.get("identifier", "") for one in elements], response, key, single, text)
    partial = not key.together and sum(weight > 0 for weight in weights) > 1
    return _wording(interaction, areas, weights, partial, text)


def read_points(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    key = key_for([response.identifier], text)
    term, mapping = key.term(response.identifier), response.areas
    if term is not None and not isinstance(term, Pointed):
        raise text.item.place.bad(gettext_noop("“%(title)s”要点中一个确切的像素才算对，这里没有对应的题型。"))
    if term is None or mapping is None:
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
        return _wording(interaction, [], [], False, text)
    areas = [entry.value for entry in mapping.entries]
    weights = _weights(term, mapping, text)
    partial = not key.together and sum(weight > 0 for weight in weights) > 1
    return _wording(interaction, areas, weights, partial, text)


def _weights(term: Pointed, mapping: Map, text: Texts) -> list[Decimal]:
    values = [entry.mapped for entry in mapping.entries]
    positive = sum((value for value in values if value > 0), Fraction(0))
    whole = whole_of(term, text)
    check_bounds(mapping, positive, whole, False, text)
    if mapping.default:
        text.leave(gettext_noop("点在别处要加分或扣分没有带进来。"))
    return shares(values, whole)


def _wording(
    interaction: etree._Element, areas: list[Area], weights: list[Decimal], partial: bool, text: Texts
) -> Wording:
    found = interaction.find("object") if interaction.find("img") is None else interaction.find("img")
    if found is None:
        found = next(interaction.iter("img", "object"), None)
    name = text.kept(found.get("src") or found.get("data", "")) if found is not None else ""
    if not name:
        text.fault(gettext_noop("“%(title)s”的图不在文件里。"))
    across, down = _scale(found, text.files.get(name, b""))
    kept = tuple(
        replace(scaled(area, across, down), weight=weight)
        for area, weight in zip(areas, weights, strict=True)
        if weight
    )
    return Wording(Kind.HOTSPOT, "", picture=name, areas=kept, partial=partial)


def _scale(element: etree._Element | None, content: bytes) -> tuple[Fraction, Fraction]:
    """Coordinates count the pixels as the item shows the picture; the bank counts those of the picture itself."""
    try:
        with Image.open(BytesIO(content)) as image:
            real = upright_size(image)
        shown = tuple(int(element.get(name, "")) for name in ("width", "height")) if element is not None else real
    except Exception:  # no size, or no picture: then they are taken as they are, and the picture is looked at later
        return Fraction(1), Fraction(1)
    if not all(0 < one < 100_000 for one in (*real, *shown)):
        return Fraction(1), Fraction(1)
    return Fraction(real[0], shown[0]), Fraction(real[1], shown[1])
