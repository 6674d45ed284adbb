"""Puts the pictures of a sheet into the texts of its cells, as texts hold them."""

from collections.abc import Mapping
from dataclasses import replace

from assessments.bank.exchange.found import FoundItem
from assessments.bank.exchange.workbook.cells import Rows
from assessments.bank.exchange.workbook.columns import Field
from assessments.bank.exchange.workbook.pictures import Cell, Pictures
from assessments.bank.wording import texts
from assessments.bank.wording.fields import pictures_of

HOLDS = {"stem", "option", "explanation", "choice"}  # a picture over any other cell belongs to the stem


def illustrated(rows: Rows, names: Mapping[int, Field | None], pictures: Pictures, sheet: str) -> Rows:
    """The rows with their pictures; one over an empty row belongs to the row above."""
    stem = next(place for place, name in names.items() if name == "stem")
    laid = _by_row(rows, pictures.by_cell(sheet))
    return [(number, _row(cells, names, stem, laid.get(number, []), pictures)) for number, cells in rows]


def with_files(item: FoundItem, pictures: Pictures) -> FoundItem:
    """With the pictures that its texts name."""
    used = {name: pictures.files[name] for name in pictures_of(item.wording) if name in pictures.files}
    return replace(item, wording=replace(item.wording, files=used)) if used else item


def _by_row(rows: Rows, laid: Mapping[Cell, list[str]]) -> dict[int, list[tuple[int, str]]]:
    numbers = [number for number, _cells in rows]
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, column), named in sorted(laid.items()):
        above = max((number for number in numbers if number <= row), default=None)
        if above is not None:
            found.setdefault(above, []).extend((column, name) for name in named)
    return found


def _row(
    cells: list[str], names: Mapping[int, Field | None], stem: int, laid: list[tuple[int, str]], pictures: Pictures
) -> list[str]:
    shown = [_words(cell, pictures) for cell in cells]
    for column, name in laid:
        field = names.get(column)
        kind = field[0] if isinstance(field, tuple) else field
        place = column if kind in HOLDS else stem
        shown += [""] * (place + 1 - len(shown))
        shown[place] = "\n".join(part for part in (shown[place], texts.picture(name)) if part)
    return shown


def _words(cell: str, pictures: Pictures) -> str:
    name = pictures.in_cell(cell)
    return cell if name is None else texts.picture(name) if name else ""
