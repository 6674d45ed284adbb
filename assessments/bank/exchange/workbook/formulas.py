"""Formulas in a workbook: nothing is calculated here. What Excel kept as their value is read, one without a value is a fault."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.workbook.cells import Rows
from assessments.bank.exchange.workbook.entries import Entry

UNCALCULATED = gettext_noop("%(cell)s 是公式，没有算出来的值，或者算错了。请直接填内容，或者用 Excel 打开再存一次。")
EMPTY = "\ue0ff"  # stands in a cell before its name, where a formula has no value
FORMULA = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<>]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<])?")
CELL = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")


def uncalculated(sheet: bytes) -> Iterator[tuple[int, int]]:
    """The cells (row from 1, column from 0) of a sheet's XML with a formula that has no value, or an error for one."""
    if b"f" not in sheet:
        return
    for found in FORMULA.finditer(sheet):
        cell = CELL.search(found[1])
        if cell and (not found[2] or b't="e"' in found[1]):
            yield int(cell[2]), _column(cell[1]) - 1


def shown(rows: Rows, empty: set[tuple[int, int]]) -> Rows:
    """The rows with the names of these cells in them, so that nobody takes them for empty."""
    if not empty:
        return rows
    by_number = dict(rows)
    for number, column in sorted(empty):
        cells = by_number.get(number, [])
        by_number[number] = cells + [""] * (column + 1 - len(cells))
        by_number[number][column] = f"{EMPTY}{_letters(column)}{number}"
    return sorted(by_number.items())


def check(entry: Entry) -> None:
    """Raises BadItem for a formula without a value."""
    told = [*entry.fields.values(), *(text for option in entry.options for text in (option.text, option.note))]
    for text in told:
        if text.startswith(EMPTY):
            raise BadItem(UNCALCULATED, entry.number, cell=text.removeprefix(EMPTY))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(column: int) -> str:
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
