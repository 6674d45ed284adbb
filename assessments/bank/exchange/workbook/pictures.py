"""Pictures laid over the cells of a workbook, and those that WPS puts into a cell (=DISPIMG): each belongs to a cell."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from assessments.bank.exchange import xml
from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.office import Package
from assessments.bank.exchange.workbook.cells import BROKEN
from assessments.bank.exchange.workbook.formulas import uncalculated

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
SAFE = re.compile(r"[^\w.-]+")
IN_CELL = re.compile(r"^=?_?(?:xlfn\.)?DISPIMG\(\"([^\"]+)\".*$")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ANCHORS = ("oneCellAnchor", "twoCellAnchor")
Cell = tuple[int, int]  # row from 1, column from 0


class Pictures:
    """`by_cell`: the names of the pictures of a sheet; `files`: all contents by name. Nothing for formats that are no zip."""

    def __init__(self, data: bytes):
        self.files: dict[str, bytes] = {}
        self._by_sheet: dict[str, dict[Cell, list[str]]] = {}
        self._in_cells: dict[str, str] = {}
        self._uncalculated: dict[str, set[Cell]] = {}
        if data.startswith(b"PK"):
            self._package = Package(data, BROKEN, "xl/workbook.xml")
            self._read()

    def by_cell(self, sheet: str) -> dict[Cell, list[str]]:
        return self._by_sheet.get(sheet, {})

    def uncalculated(self, sheet: str) -> set[Cell]:
        """The cells with a formula that has no value."""
        return self._uncalculated.get(sheet, set())

    def in_cell(self, text: str) -> str | None:
        """The picture that a cell holds instead of words; None for words."""
        found = IN_CELL.match(text)
        return self._in_cells.get(found[1], "") if found else None

    def _read(self) -> None:
        book = self._package.root(self._package.document)
        if book is None:
            return
        targets = self._package.relations(self._package.document)
        for sheet in (one for one in book.iter(etree.Element) if xml.name(one) == "sheet"):
            part = targets.get(sheet.get(f"{RELATION}id", ""), ("", ""))[1]
            if part:
                name = sheet.get("name", "")
                self._by_sheet[name] = self._of_sheet(part)
                self._uncalculated[name] = set(uncalculated(self._package.usual(part) or b""))
        folder = posixpath.dirname(self._package.document)
        self._in_cells = dict(self._of_cells(posixpath.join(folder, "cellimages.xml")))

    def _of_sheet(self, part: str) -> dict[Cell, list[str]]:
        found: dict[Cell, list[str]] = {}
        for kind, drawing in self._package.relations(part).values():
            root = self._package.root(drawing) if kind.endswith("/drawing") and drawing else None
            if root is None:
                continue
            targets = self._package.relations(drawing)
            for anchor in root:
                cell = _cell(anchor) if xml.name(anchor) in ANCHORS else None
                for name in self._names(anchor, targets) if cell else ():
                    found.setdefault(cell, []).append(name)  # type: ignore[arg-type]
        return found

    def _of_cells(self, part: str) -> Iterator[tuple[str, str]]:
        root = self._package.root(part)
        targets = self._package.relations(part) if root is not None else {}
        for image in root if root is not None else ():
            told = next((one for one in image.iter(etree.Element) if xml.name(one) == "cNvPr"), None)
            for name in self._names(image, targets):
                yield ("" if told is None else told.get("name", "")), name

    def _names(self, element: etree._Element, targets: dict[str, tuple[str, str]]) -> Iterator[str]:
        for blip in (one for one in element.iter(etree.Element) if xml.name(one) == "blip"):
            target = targets.get(blip.get(f"{RELATION}embed", ""), ("", ""))[1]
            name = SAFE.sub("_", posixpath.basename(target))
            if name.lower().endswith(SHOWN):
                if name not in self.files and (content := self._package.read(target)) is not None:
                    self.files[name] = content
                if name in self.files:
                    yield name


def pictures_of(data: bytes) -> Pictures:
    """Those of a workbook; none where its drawings are spoiled, for the questions can be read without them."""
    try:
        return Pictures(data)
    except Unreadable as unreadable:
        if unreadable.fault.message != BROKEN and "XML" not in unreadable.fault.message:
            raise
        return Pictures(b"")


def _cell(anchor: etree._Element) -> Cell | None:
    start = next((one for one in anchor if xml.name(one) == "from"), None)
    told = {} if start is None else {xml.name(one): (one.text or "").strip() for one in start}
    row, column = told.get("row", ""), told.get("col", "")
    return (int(row) + 1, int(column)) if _is_number(row) and _is_number(column) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 8
