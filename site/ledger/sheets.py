"""Workbooks that offices open in WPS: Chinese headings, numbers as numbers."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse


class Workbook:
    """An xlsx in memory. `add` writes a sheet; `read` closes and returns the bytes."""

    def __init__(self):
        self._buffer = BytesIO()
        # Text stays text: a name that begins with "=" is not a formula.
        self._book = xlsxwriter.Workbook(
            self._buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._amount = self._book.add_format({"num_format": "#,##0.00"})

    def add(
        self, name: str, about: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence], foot: Sequence = ()
    ) -> None:
        """A sheet: lines that say what it is, headings, rows (Decimals as numbers with two decimals), perhaps a sum."""
        sheet = self._book.add_worksheet(name)
        for number, line in enumerate(about):
            sheet.write_string(number, 0, line, self._head if number == 0 else None)
        top = len(about) + 1
        for column, head in enumerate(heads):
            sheet.write_string(top, column, head, self._head)
            sheet.set_column(column, column, 18 if column < 3 else 13)
        for number, row in enumerate([*rows, *([foot] if foot else [])], top + 1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        sheet.freeze_panes(top + 1, 0)

    def _write(self, sheet, row: int, column: int, value) -> None:
        if isinstance(value, Decimal):
            sheet.write_number(row, column, value, self._amount)
        elif isinstance(value, int):
            sheet.write_number(row, column, value)
        elif value not in (None, ""):
            sheet.write_string(row, column, str(value))

    def read(self) -> bytes:
        self._book.close()
        return self._buffer.getvalue()


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A download whose name may be Chinese."""
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{quote(name)}"
    return response
