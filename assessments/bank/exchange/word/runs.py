"""The text of a paragraph of Word: what is read, what only looks like text, and what stands for a sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.html import LOWERED, RAISED
from assessments.bank.exchange.word.names import COMPATIBLE, MATH, VAL, W
from assessments.bank.exchange.word.pictures import EMBEDDED, Left, Pictures

FORMULA = gettext_noop("公式按文字读了，请核对：%(text)s")
FIELD = gettext_noop("域代码没有读：%(text)s")
SYMBOL = gettext_noop("一个符号字体里的符号没有读（%(font)s %(sign)s）。")
RUN, TEXT, LOOKS, LINE, SHIFT, CODE = (W + one for one in ("r", "t", "rPr", "u", "vertAlign", "instrText"))
BOLD, COLOUR, LIGHT, SHADE = (W + one for one in ("b", "color", "highlight", "shd"))
RED = re.compile(r"(?:[c-f][0-9a-f])(?:[0-5][0-9a-f]){2}", re.IGNORECASE)
UNSHADED = {"", "auto", "ffffff"}
FORMULAS = MATH + "oMath"
BLANK = "____"
OFF = {"none", "0", "false"}
SHIFTED = {"superscript": RAISED, "subscript": LOWERED}
Piece = str | tuple[str, str, bytes]  # a text, or a picture: its name, what it shows, its content
SYMBOLS = {
    ("wingdings", "FC"): "√", ("wingdings", "FE"): "√", ("wingdings", "FB"): "×", ("wingdings", "FD"): "×",
    ("wingdings 2", "50"): "√", ("wingdings 2", "52"): "√", ("wingdings 2", "4F"): "×", ("wingdings 2", "51"): "×",
    ("symbol", "D6"): "√", ("symbol", "B4"): "×",
}  # fmt: skip
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
# Deleted, moved away, what stands for Word's older versions, what is said about a ruby, and properties.
SKIPPED = {COMPATIBLE + "Fallback"} | {
    W + one for one in ("del", "moveFrom", "rPr", "pPr", "rt", "rubyPr", "sdtPr", "sdtEndPr", "instrText", "delText")
}


@dataclass
class Text:
    """What a paragraph says, pictures between the texts; what of it was not read; the words that are underlined; by the place of
    a piece, how it stands out: red, bold, underlined, lit.
    """

    pieces: list[Piece] = field(default_factory=list)
    left: Left = field(default_factory=list)
    underlined: list[str] = field(default_factory=list)
    looks: dict[int, frozenset[str]] = field(default_factory=dict)


def text_of(paragraph: etree._Element, pictures: Pictures) -> Text:
    text = Text()
    _walk(paragraph, text, pictures)
    return text


def _walk(node: etree._Element, text: Text, pictures: Pictures) -> None:
    for child in node:
        tag = child.tag
        if tag == RUN:
            if len(child):
                _run(child, text, pictures)
        elif tag == FORMULAS:
            formula = "".join(child.itertext(MATH + "t"))
            text.pieces.append(formula)
            text.left.append((FORMULA, {"text": formula[:40]}))
        elif tag not in SKIPPED and len(child):
            _walk(child, text, pictures)


def _run(run: etree._Element, text: Text, pictures: Pictures) -> None:
    begin = len(text.pieces)
    _add(run, text, pictures)
    looks = _standing_out(run[0]) if run[0].tag == LOOKS else None
    if looks:
        text.looks |= dict.fromkeys(range(begin, len(text.pieces)), looks)


def _standing_out(looks: etree._Element) -> frozenset[str]:
    told = {one.tag: one for one in looks.iterchildren(BOLD, COLOUR, LINE, LIGHT, SHADE)}
    found = set()
    if BOLD in told and told[BOLD].get(VAL, "1") not in OFF:
        found.add("bold")
    if COLOUR in told and RED.fullmatch(told[COLOUR].get(VAL, "")):
        found.add("red")
    if LINE in told and told[LINE].get(VAL, "none") not in OFF:
        found.add("underlined")
    lit = LIGHT in told and told[LIGHT].get(VAL, "none") not in OFF
    if lit or (SHADE in told and told[SHADE].get(W + "fill", "").lower() not in UNSHADED):
        found.add("lit")
    return frozenset(found)


def _add(run: etree._Element, text: Text, pictures: Pictures) -> None:
    pieces = list(_pieces(run, text.left, pictures))
    looks = {} if run[0].tag != LOOKS else {one.tag: one.get(VAL, "") for one in run[0].iterchildren(LINE, SHIFT)}
    if looks:
        said = "".join(piece for piece in pieces if isinstance(piece, str))
        if said and looks.get(LINE, "none") not in OFF and "\n" not in said:
            _underlined(said, pieces, text)
            return
        table = SHIFTED.get(looks.get(SHIFT, ""), {})
        pieces = [piece.translate(table) if isinstance(piece, str) else piece for piece in pieces]
    text.pieces += pieces


def _underlined(said: str, pieces: list[Piece], text: Text) -> None:
    """A line drawn under nothing is a place to write, also in several runs; under a single space it is only looks."""
    if said.strip():
        text.pieces += pieces
        text.underlined.append(said.strip())
    elif not (text.pieces and text.pieces[-1] == BLANK):
        text.pieces.append(BLANK if len(said) > 1 or said == "\t" else said)


def _pieces(run: etree._Element, left: Left, pictures: Pictures) -> Iterator[Piece]:
    for child in run:
        tag = child.tag
        if tag == TEXT:
            yield child.text or ""
        elif tag in SKIPPED and tag != CODE:
            continue
        elif tag in SIGNS:
            yield SIGNS[tag]
        elif tag == W + "br":
            yield "" if child.get(W + "type") in {"page", "column"} else "\n"
        elif tag == W + "sym":
            yield _symbol(child, left)
        elif tag == CODE:
            if (child.text or "").strip().lower().startswith("eq"):
                left.append((FIELD, {"text": (child.text or "").strip()[:40]}))
        elif tag == W + "object":
            left.append((EMBEDDED, {}))
        elif tag in {W + "drawing", W + "pict"}:
            yield from pictures.of(child, left)
        elif len(child):
            yield from _pieces(child, left, pictures)


def _symbol(symbol: etree._Element, left: Left) -> str:
    font, sign = symbol.get(W + "font", ""), symbol.get(W + "char", "")
    meant = SYMBOLS.get((font.lower(), sign[-2:].upper()), "")
    if not meant:
        left.append((SYMBOL, {"font": font[:40], "sign": sign[:10]}))
    return meant
