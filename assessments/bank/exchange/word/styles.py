"""Styles of a Word document, as far as they number paragraphs or make headings of them."""

from dataclasses import dataclass

from lxml import etree

from assessments.bank.exchange.word.names import VAL, W

HEADINGS = ("title", "subtitle", "heading", "标题", "副标题")
DEEPEST = 20


@dataclass(frozen=True)
class Style:
    heading: bool = False
    numbering: etree._Element | None = None  # its <w:numPr>


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    if root is None:
        return {}
    found = {one.get(W + "styleId", ""): one for one in root.iterchildren(W + "style")}
    return {name: _read(one, found) for name, one in found.items()}


def _read(style: etree._Element, styles: dict[str, etree._Element]) -> Style:
    """What a style does not say, the one says that it is based on."""
    heading, numbering, current = False, None, style
    for _step in range(DEEPEST):
        title = current.find(W + "name")
        heading = heading or (title is not None and title.get(VAL, "").lower().startswith(HEADINGS))
        numbering = current.find(f"{W}pPr/{W}numPr") if numbering is None else numbering
        base = current.find(W + "basedOn")
        above = styles.get(base.get(VAL, "")) if base is not None else None
        if above is None:
            break
        current = above
    return Style(heading, numbering)
