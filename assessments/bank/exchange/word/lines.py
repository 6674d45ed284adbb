"""A Word document as lines: what stands in each paragraph, with the numbers of its lists, and in each row of its tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from assessments.bank.exchange.word.lists import Lists, number
from assessments.bank.exchange.word.names import VAL, W
from assessments.bank.exchange.word.pictures import Left, Pictures
from assessments.bank.exchange.word.runs import Piece, text_of
from assessments.bank.exchange.word.styles import Style

BLOCKS = [W + "p", W + "tbl", W + "sdt", W + "customXml"]  # right below the body
PICTURE = "\ue000"
BETWEEN = "　"  # the cells of a row
PLAIN: frozenset[str] = frozenset()
GONE = {W + "del", W + "moveFrom", W + "sectPr", W + "tblPr", W + "tblGrid", W + "trPr", W + "tcPr", W + "sdtPr"}


@dataclass
class Line:
    """`number`: of the paragraph in the document, from 1. `text`: a picture stands in it as PICTURE, they follow in order.
    `listed`: the list of Word that numbers it. `row`: the cells, for the row of a table. `titled`: it looks like a heading.
    """

    number: int
    text: str
    pictures: list[tuple[str, str, bytes]] = field(default_factory=list)
    listed: str = ""
    row: tuple[str, ...] = ()
    titled: bool = False
    apart: bool = False  # behind an empty paragraph
    underlined: list[str] = field(default_factory=list)
    left: Left = field(default_factory=list)
    looks: list[tuple[int, int, frozenset[str]]] = field(default_factory=list)  # of the text from … to
    reached: int = 0

    def stands_out(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """How all of a text of the line stands out, and how the letter before it. Texts are asked for in their order."""
        begin = self.text.find(text, self.reached) if self.looks and text else -1
        if begin < 0:
            return PLAIN, PLAIN
        heads = [place for place in range(self.reached, begin) if self.text[place].isalpha()]
        self.reached = begin + len(text)
        return self._looks(range(begin, self.reached)), self._looks(heads[-1:])

    def pass_by(self, text: str) -> None:
        """What stands before the first option."""
        begin = self.text.find(text, self.reached)
        self.reached = begin + len(text) if begin >= 0 else self.reached

    def _looks(self, places: Iterable[int]) -> frozenset[str]:
        seen = [place for place in places if not self.text[place].isspace()]
        each = [
            frozenset().union(*(looks for begin, end, looks in self.looks if begin <= place < end)) for place in seen
        ]
        return frozenset.intersection(*each) if each else PLAIN


class Lines:
    """Reads one document from its beginning to its end."""

    def __init__(self, lists: Lists, styles: dict[str, Style], pictures: Pictures):
        self._lists, self._styles, self._pictures = lists, styles, pictures
        self._count = 0

    def of(self, elements: Iterable[etree._Element]) -> Iterator[Line]:
        for child in elements:
            if child.tag == W + "p":
                yield self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag not in GONE:
                yield from self.of(child)

    def _paragraph(self, paragraph: etree._Element) -> Line:
        self._count += 1
        text = text_of(paragraph, self._pictures)
        label, listed, titled = self._looks(paragraph.find(W + "pPr"))
        said = [label, *map(_said, text.pieces)]
        pictures = [piece for piece in text.pieces if not isinstance(piece, str)]
        line = Line(
            self._count, "".join(said), pictures, listed, titled=titled, underlined=text.underlined, left=text.left
        )
        if text.looks:
            ends = list(accumulate(map(len, said)))
            line.looks = [(ends[place], ends[place + 1], looks) for place, looks in text.looks.items()]
        return line

    def _table(self, table: etree._Element) -> Iterator[Line]:
        """A line a row; a table of one column only frames what stands in it."""
        for row in _inside(table, W + "tr"):
            cells = [list(self.of(cell)) for cell in _inside(row, W + "tc")]
            if len(cells) == 1:
                yield from cells[0]
            elif cells:
                yield _row(cells)

    def _looks(self, looks: etree._Element | None) -> tuple[str, str, bool]:
        """The number before the paragraph, the list it is of, and whether it is a heading."""
        if looks is None:
            return "", "", False
        named, placed = looks.find(W + "pStyle"), looks.find(W + "jc")
        style = self._styles.get("" if named is None else named.get(VAL, ""), Style())
        numbered = looks.find(W + "numPr")
        label, listed = self._label(numbered, style.numbering)
        return label, listed, style.heading or (placed is not None and placed.get(VAL) == "center")

    def _label(self, own: etree._Element | None, styled: etree._Element | None) -> tuple[str, str]:
        told: dict[str, str | None] = {}
        for one in (styled, own):
            if one is not None:
                told |= {child.tag: child.get(VAL) for child in one}
        return self._lists.label(told.get(W + "numId") or "", number(told.get(W + "ilvl"))) if told else ("", "")


def _said(piece: Piece) -> str:
    return piece.replace(PICTURE, "") if isinstance(piece, str) else PICTURE


def _inside(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag not in GONE and child.tag != W + "p":
            yield from _inside(child, tag)


def _row(cells: list[list[Line]]) -> Line:
    inside = [line for cell in cells for line in cell]
    row = tuple(" ".join(" ".join(line.text.split()) for line in cell if line.text.strip()) for cell in cells)
    return Line(
        inside[0].number if inside else 0,
        text := BETWEEN.join(row).strip(),
        [picture for line in inside for picture in line.pictures],
        row=row,
        underlined=[word for line in inside for word in line.underlined],
        left=[one for line in inside for one in line.left],
        looks=list(_cells_that_stand_out(text, inside)),
    )


def _cells_that_stand_out(text: str, inside: list[Line]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The texts of a row of which all looks alike."""
    reached = 0
    for line in inside:
        said = " ".join(line.text.split())
        begin = text.find(said, reached)
        if said and begin >= 0:
            reached = begin + len(said)
            looks = line.stands_out(line.text)[0]
            if looks:
                yield begin, reached, looks
