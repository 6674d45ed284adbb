"""Texts of questions on pages ({% load item_texts %}): pictures stand as ![about](name), gaps as [[1]]."""

import re
from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from assessments.bank.marking.placing import Point
from assessments.bank.pictures import Source
from assessments.bank.wording import Area, Wording, texts

register = template.Library()
DRAWN_GAP = "____"
CIRCLED = 20  # ① … ⑳ are characters of their own


@register.filter
def with_pictures(text: str, sources: Mapping[str, Source] | None) -> SafeString:
    """The text as HTML with its line breaks and numbered gaps; each picture from `sources`, else only what it shows."""
    pieces = texts.PICTURE.split(text)
    out = [_plain(pieces[0])]
    for about, name, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        source = (sources or {}).get(name)
        out += [_picture(source, about) if source else _plain(about), _plain(after)]
    return mark_safe("".join(out))  # noqa: S308  every piece is escaped


@register.filter
def flat(text: str) -> str:
    """On one line, for lists and titles."""
    return texts.flat(text, gap=DRAWN_GAP)


@register.filter
def source_in(name: str, sources: Mapping[str, Source]) -> Source | None:
    return sources.get(name)


@register.simple_tag
def areas_drawn(
    wording: Wording, sources: Mapping[str, Source], points: Iterable[tuple[Point, bool]] = ()
) -> SafeString:
    """The picture of a hot spot with its right places framed, and numbered points where somebody tapped."""
    source = sources.get(wording.picture)
    if source is None:
        return SafeString("")
    shapes = format_html_join("", "{}", ((_shape(area, source),) for area in wording.areas if area.weight > 0))
    size = max(source.width, source.height) / 30
    tapped = format_html_join("", "{}", ((_tapped(n, point, size),) for n, (point, _hit) in enumerate(points, 1)))
    return format_html(
        '<svg class="picture" viewBox="0 0 {} {}" role="img"><title>{}</title><image href="{}" width="{}" height="{}"/>{}{}</svg>',
        source.width, source.height, flat(wording.stem), source.address, source.width, source.height, shapes, tapped,
    )  # fmt: skip


def _tapped(number: int, point: Point, size: float) -> SafeString:
    x, y = point
    return format_html(
        '<g class="spot-mark"><circle cx="{}" cy="{}" r="{}"/><text x="{}" y="{}" font-size="{}">{}</text></g>',
        x, y, f"{size:.0f}", x, y, f"{size * 1.2:.0f}", number,
    )  # fmt: skip


def _shape(area: Area, source: Source) -> SafeString:
    numbers = area.coords
    if area.shape == "rect":
        left, top, right, bottom = numbers
        return format_html(
            '<rect class="d-red" x="{}" y="{}" width="{}" height="{}"/>', left, top, right - left, bottom - top
        )
    if area.shape in {"circle", "ellipse"}:
        across, down = numbers[2], numbers[-1]
        return format_html('<ellipse class="d-red" cx="{}" cy="{}" rx="{}" ry="{}"/>', *numbers[:2], across, down)
    if area.shape == "poly":
        return format_html('<polygon class="d-red" points="{}"/>', " ".join(map(str, numbers)))
    return format_html('<rect class="d-red" width="{}" height="{}"/>', source.width, source.height)


def _plain(text: str) -> SafeString:
    escaped = conditional_escape(text).replace("\n", "<br>")
    return mark_safe(texts.GAP.sub(_blank, escaped))  # noqa: S308  escaped the moment before


def _blank(gap: re.Match) -> str:
    number = int(gap[1])
    return f'<span class="blank">{chr(0x245F + number) if 0 < number <= CIRCLED else number}</span>'


def _picture(source: Source, about: str) -> SafeString:
    return format_html(
        '<img class="in-text" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        source.address, about, source.width, source.height,
    )  # fmt: skip
