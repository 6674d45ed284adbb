"""HTML of other systems as the plain text of the bank, and back. Bold and colours are left behind; what has a meaning stays."""

import re
from collections.abc import Callable
from html import escape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

from assessments.bank.wording import texts

BLOCK = (
    "address article aside blockquote caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody tfoot thead tr ul"
)
SILENT = "audio embed head iframe noscript object script source style template title track video"
BLOCKS, SILENTS = frozenset(BLOCK.split()), frozenset(SILENT.split())
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SPACES = re.compile(r"[ \t\r\n\f]+")
Picture = Callable[[str, str], str]  # source and description → the text that stands for it


def to_text(html: str, picture: Picture = lambda source, about: about) -> str:
    """The text of HTML, a line a block. `picture` is asked what to put for each <img>; its description when not given."""
    if "<" not in html and "&" not in html:  # plain, as most texts are
        return SPACES.sub(" ", html).replace("\xa0", " ").strip()
    out: list[str] = []
    _walk(_soup(html), out, picture)
    lines = [SPACES.sub(" ", line).strip() for line in "".join(out).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace("\xa0", " ").strip()


def to_html(text: str, source: Callable[[str], str] = lambda name: name) -> str:
    """Text as HTML, a paragraph a line. `source` gives the address of a picture by its name."""

    def image(found: re.Match) -> str:
        return f'<img src="{escape(source(found[2]))}" alt="{found[1]}">'

    lines = [texts.PICTURE.sub(image, escape(line, quote=False)) for line in text.split("\n")]
    return "".join(f"<p>{line or '<br>'}</p>" for line in lines)


def _soup(html: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(html, "html.parser")
    except ParserRejectedMarkup:  # a broken <![…]: then it is text
        return BeautifulSoup(html.replace("<![", "&lt;!["), "html.parser")


def _walk(node: Tag, out: list[str], picture: Picture) -> None:
    for child in node.children:
        if isinstance(child, NavigableString):
            text = "" if isinstance(child, PreformattedString) else SPACES.sub(" ", str(child))
            if text.strip(" ") or (text and not _begins(out)):
                out.append(text)
        elif isinstance(child, Tag) and child.name not in SILENTS:
            _element(child, out, picture)


def _element(tag: Tag, out: list[str], picture: Picture) -> None:
    if tag.name == "br":
        out.append("\n")
    elif tag.name == "img":
        out.append(picture(str(tag.get("src", "")), str(tag.get("alt", ""))))
    elif tag.name in {"sub", "sup"}:
        out.append(tag.get_text().translate(LOWERED if tag.name == "sub" else RAISED))
    elif tag.name in {"td", "th"}:
        _walk(tag, out, picture)
        out.append("　")
    else:
        block = tag.name in BLOCKS
        if block:
            _break(out)
        _walk(tag, out, picture)
        if block:
            _break(out)


def _break(out: list[str]) -> None:
    """Ends the line, unless a new one has just begun: blocks that touch are not a blank line apart."""
    if not _begins(out):
        out.append("\n")


def _begins(out: list[str]) -> bool:
    return not out or out[-1].rstrip(" ").endswith("\n")
