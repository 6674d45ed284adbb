"""Reads a table of marks: a heading line, then one row an attempt, one column an item, marks and nothing else."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from assessments.bank.exchange.decoding import decode
from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.workbook.first_sheet import NotReadable, lines_of

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
LARGEST, MOST_PLACES = 10**9, 30
EXACT = Context(prec=60)
MOST_ROWS = 150_000
WORKBOOK = b"PK"  # an xlsx is an archive
BETWEEN = (",", "\t", ";")
Lines = Iterable[tuple[int, list[str]]]  # the number of the row as a spreadsheet counts, and its cells


@dataclass(frozen=True)
class Fault:
    """Why the table was refused. Row and column as a spreadsheet counts from 1; None where it is not about one."""

    row: int | None
    column: int | None
    message: str

    def as_json(self) -> dict:
        return {"row": self.row, "column": self.column, "message": self.message}


class BadMarks(ValueError):
    """The table cannot be taken."""

    def __init__(self, faults: list[Fault]):
        super().__init__(faults)
        self.faults = faults


def marks_of(path: Path, most: Sequence[Decimal]) -> list[list[Decimal]]:
    """The marks of each attempt, of a CSV or a workbook; `most` the maximum of each item. Raises BadMarks."""
    try:
        lines = list(_lines(path))
    except (NotReadable, Unreadable) as unreadable:
        told = unreadable.fault if isinstance(unreadable, Unreadable) else unreadable
        raise BadMarks([Fault(None, None, str(told))]) from unreadable
    if not lines:
        raise BadMarks([Fault(None, None, _("文件里没有表头，也没有分数。"))])
    faults = [_width(number, len(cells), len(most)) for number, cells in lines if len(cells) != len(most)]
    if len(lines[0][1]) != len(most):
        raise BadMarks(faults[:1])
    rows = [[_mark(number, at, cell, most, faults) for at, cell in enumerate(cells)] for number, cells in lines[1:]]
    if faults:
        raise BadMarks(faults)
    return rows


def number_of(text: str) -> Decimal | None:
    """A number as it is written; None for what is none, or none that a mark can be."""
    if not NUMBER.fullmatch(text.strip()):
        return None
    value = Decimal(text.strip())
    exponent = EXACT.normalize(value).as_tuple().exponent
    if abs(value) > LARGEST or not isinstance(exponent, int) or -exponent > MOST_PLACES:
        return None
    return value


def _width(row: int, cells: int, items: int) -> Fault:
    told = _("这一行有 %(cells)s 格，满分给了 %(items)s 个。") % {"cells": cells, "items": items}
    return Fault(row, None, told)


def _mark(row: int, at: int, cell: str, most: Sequence[Decimal], faults: list[Fault]) -> Decimal:
    value, top = number_of(cell), most[at] if at < len(most) else None
    if value is None:
        told = _("“%(cell)s”不是分数。") % {"cell": cell[:20]} if cell else _("这一格是空的。没有答的题写 0。")
        faults.append(Fault(row, at + 1, told))
    elif top is not None and abs(value) > top:
        told = _("%(mark)s 分超过满分 %(most)s 分。") % {"mark": cell, "most": f"{top.normalize():f}"}
        faults.append(Fault(row, at + 1, told))
    return value or Decimal(0)


def _lines(path: Path) -> Lines:
    """Rows with something in them, as far as the last cell with something in it in the heading."""
    data = path.read_bytes()
    lines = lines_of(str(path), MOST_ROWS) if data.startswith(WORKBOOK) else _csv_lines(decode(data))
    width = 0
    for number, cells in lines:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        while len(texts) > width and not texts[-1]:
            texts.pop()
        width = width or len(texts)
        yield number, texts + [""] * (width - len(texts))


def _csv_lines(text: str) -> Lines:
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text), delimiter=max(BETWEEN, key=head.count))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        told = _("第 %(row)s 行不是 CSV。") % {"row": reader.line_num}
        raise BadMarks([Fault(reader.line_num, None, told)]) from error
