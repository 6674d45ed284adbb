"""Places on a picture, a line each, in its pixels: 矩形 10,20,110,80 · 圆 60,60,25 · 椭圆 60,60,30,20 · 多边形 10,10,50,10,30,40.

A place that earns only a part of the score ends in （得50%）.
"""

import re

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import fraction
from assessments.bank.wording import Area
from assessments.bank.wording.parts import ONE, equal_share

SHAPES = {"矩形": "rect", "方框": "rect", "圆": "circle", "椭圆": "ellipse", "多边形": "poly", "整张图": "default"}
WORDS = {shape: word for word, shape in reversed(SHAPES.items())}
LINE = re.compile(r"(\S+?)\s*((?:\d+\s*[,，\s]\s*)*\d*)\s*(?:（得\s*([\d.]+)\s*%）)?")
MOST = 40


def areas_of(text: str) -> tuple[Area, ...]:
    """Places whose share is not said share the score. Raises BadItem."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [_read(line) for line in lines[:MOST]]
    share = equal_share(len(found)) if len(found) > 1 else ONE
    return tuple(Area(shape, coords, fraction(weight, None) if weight else share) for shape, coords, weight in found)


def written(areas: tuple[Area, ...]) -> str:
    usual = equal_share(len(areas)) if len(areas) > 1 else ONE
    return "\n".join(
        f"{WORDS[area.shape]} {','.join(map(str, area.coords))}".strip()
        + ("" if area.weight == usual else f"（得{(area.weight * 100).normalize():f}%）")
        for area in areas
    )


def _read(line: str) -> tuple[str, tuple[int, ...], str | None]:
    read = LINE.fullmatch(line)
    if not read or read[1] not in SHAPES:
        raise BadItem(gettext_noop("“%(text)s”看不懂。写成：矩形 左,上,右,下。"), text=line[:40])
    return SHAPES[read[1]], tuple(map(int, re.findall(r"\d+", read[2]))), read[3]
