"""Workbooks that offices open in WPS: Chinese headings, numbers as numbers. Nothing else in the project writes one.

Text is written as a string cell, so a name that begins with "=" is a name and never a formula. A CSV has no such
cells: there `plain_csv` puts an apostrophe before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import IO
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, HttpResponse
from PIL import Image

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIVE = ("=", "+", "-", "@", "\t", "\r")
LINE, PICTURE_HIGH, PICTURE_WIDE = 20, 110, 130  # pixels
LAST_ROW = 150_000  # how far down a column's choices reach


@dataclass(frozen=True)
class Column:
    """A heading and what holds for all cells below it."""

    head: str
    width: int = 13
    text: bool = False  # what is typed into it later stays text: a phone, a long number
    note: str = ""  # shown when the pointer rests on the heading
    choices: str = ""  # a range to choose from: =选项!$A$2:$A$9

    def __str__(self):
        return self.head


@dataclass(frozen=True)
class Marked:
    """A value on coloured ground; `strong` is the cell itself rather than its row."""

    value: object
    strong: bool = False


@dataclass(frozen=True)
class Pictured:
    """A text with pictures (PNG, JPEG, GIF) below it in its cell, made small enough for it."""

    text: str
    pictures: tuple[bytes, ...]


class Share(Decimal):
    """A part of 1, shown as a percentage."""


class Workbook:
    """An xlsx, in memory or in `target`. Sheets are written row by row and take no memory, so they are added in order."""

    def __init__(self, target: IO[bytes] | None = None):
        self._target = target or BytesIO()
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._target, options)
        self._formats: dict[tuple, object] = {}

    def add(
        self,
        name: str,
        about: Sequence[str],
        heads: Sequence[str | Column],
        rows: Iterable[Sequence],
        foot: Sequence = (),
    ) -> int:
        """A sheet: lines that say what it is, headings, rows, perhaps a sum. Returns how many rows there were."""
        sheet = self._book.add_worksheet(name)
        top = len(about) + 1 if about else 0
        columns = [
            head if isinstance(head, Column) else Column(head, 18 if n < 3 else 13) for n, head in enumerate(heads)
        ]
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, self._format(num_format="@") if column.text else None)
        bold = self._format(bold=True, bottom=1)
        for number, line in enumerate(about):
            sheet.write_string(number, 0, line, bold if number == 0 else None)
        for place, column in enumerate(columns):
            sheet.write_string(top, place, column.head, bold)
            self._guide(sheet, top, place, column)
        number = top
        for number, row in enumerate(rows, top + 1):
            self._row(sheet, number, row, columns)
        if foot:
            self._row(sheet, number + 1, foot, columns)
        sheet.freeze_panes(top + 1, 0)
        return number - top

    def read(self) -> bytes:
        """Closes a workbook in memory and returns its bytes."""
        self.close()
        self._target.seek(0)
        return self._target.read()

    def close(self) -> None:
        self._book.close()

    def _guide(self, sheet, top: int, place: int, column: Column) -> None:
        if column.note:
            sheet.write_comment(top, place, column.note, {"x_scale": 2})
        if column.choices:
            sheet.data_validation(
                top + 1, place, LAST_ROW, place,
                {"validate": "list", "source": column.choices, "error_type": "warning"},
            )  # fmt: skip

    def _row(self, sheet, number: int, row: Sequence, columns: Sequence[Column]) -> None:
        high = max((_height(value) for value in row if isinstance(value, Pictured)), default=0)
        if high:
            sheet.set_row_pixels(number, high)
        for place, value in enumerate(row):
            marks: dict = {}
            if isinstance(value, Marked):
                marks = {"bg_color": "#f2b8ab" if value.strong else "#f9e9e4"}
                value = value.value
            if isinstance(value, Pictured):
                _lay(sheet, number, place, value)
                value = value.text
            if place < len(columns) and columns[place].text:
                marks["num_format"] = "@"
            self._write(sheet, number, place, value, marks)

    def _write(self, sheet, row: int, column: int, value, marks: dict) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self._format(**marks))
        elif isinstance(value, Decimal):
            shown = "0.0 %" if isinstance(value, Share) else "#,##0.00"
            sheet.write_number(row, column, value, self._format(**marks | {"num_format": shown}))
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self._format(**marks))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._format(**marks | {"num_format": "yyyy-mm-dd"}))
        elif value not in (None, ""):
            sheet.write_string(row, column, str(value), self._format(**marks))
        elif "bg_color" in marks:
            sheet.write_blank(row, column, None, self._format(**marks))

    def _format(self, **marks):
        key = tuple(sorted(marks.items()))
        if marks and key not in self._formats:
            self._formats[key] = self._book.add_format(marks)
        return self._formats.get(key)


def _height(cell: Pictured) -> int:
    """Of a row, in pixels."""
    lines = cell.text.count("\n") + 1 if cell.text else 0
    return lines * LINE + len(cell.pictures) * (PICTURE_HIGH + 4) + 4


def _lay(sheet, row: int, column: int, cell: Pictured) -> None:
    below = _height(Pictured(cell.text, ()))
    for number, content in enumerate(cell.pictures):
        with Image.open(BytesIO(content)) as image:
            wide, high = image.size
        scale = min(1, PICTURE_WIDE / wide, PICTURE_HIGH / high)
        place = {"x_offset": 2, "y_offset": below + number * (PICTURE_HIGH + 4), "x_scale": scale, "y_scale": scale}
        sheet.insert_image(row, column, f"{number}.png", place | {"image_data": BytesIO(content)})


def plain_csv(value: str) -> str:
    """A value for a CSV: what a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{value}" if value.startswith(LIVE) else value


def checksum(file: IO[bytes]) -> str:
    """The SHA-256 of the file in hexadecimal; the file stands at its beginning again afterwards."""
    file.seek(0)
    digest = sha256()
    while part := file.read(2**16):
        digest.update(part)
    file.seek(0)
    return digest.hexdigest()


def workbook_file_response(file: IO[bytes], name: str) -> FileResponse:
    """A download that is sent piece by piece; the file is closed afterwards."""
    return FileResponse(file, as_attachment=True, filename=name, content_type=KIND)


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A download whose name may be Chinese."""
    response = HttpResponse(content, content_type=KIND)
    response["Content-Disposition"] = f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{quote(name)}"
    return response
