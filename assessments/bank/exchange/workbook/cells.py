"""The rows of a workbook as texts."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice

from django.utils.translation import gettext_noop
from python_calamine import CalamineError, CalamineWorkbook

from assessments.bank.exchange.found import Unreadable

BROKEN = gettext_noop("这个文件不是 Excel 表格，或者加了密码、已经损坏。用 Excel 或 WPS 打开，另存为 .xlsx 再试。")
MOST_ROWS, MOST_COLUMNS = 150_000, 200
ASIDE = ("样例", "填写说明", "选项")  # sheets of the template that hold no questions
Rows = list[tuple[int, list[str]]]  # row number from 1, cells; rows with nothing in them are left out


def sheets_of(data: bytes) -> Iterator[tuple[str, Rows]]:
    """Name and rows of every sheet. Raises Unreadable for what is no workbook."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # the library has no one class for what is broken
        raise Unreadable(BROKEN) from error
    for index, name in enumerate(book.sheet_names):
        if name in ASIDE:
            continue
        try:
            sheet = book.get_sheet_by_index(index)
            rows = [
                (number, cells)
                for number, row in enumerate(islice(sheet.iter_rows(), MOST_ROWS), 1)
                if any(cells := [text_of(cell) for cell in row[:MOST_COLUMNS]])
            ]
        except (CalamineError, ValueError, OverflowError):  # a chart, or a broken sheet
            continue
        yield name, rows


def text_of(cell: object) -> str:
    """What a person sees in a cell."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else str(cell)
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
