"""Checks the lines of a workbook of earlier years, each by itself and against the people known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from grids.reports import Report
from people.models import PastRecord, Worker
from people.names import DOT, tidy
from people.past import columns
from people.roster import cells
from people.roster.cells import BadCell
from people.roster.columns import HIGHEST, bare
from people.roster.workbooks import Cell, Line

CHUNK = 5_000  # values in one SQL statement
FIRST_YEAR = 1980
KINDS = {label: value for value, label in PastRecord.Kind.choices} | {"培训": "round", "工龄": "service"}


@dataclass
class PastRow:
    worker: Worker
    kind: str
    year: int
    title: str
    number: str
    result: str
    source: str


def check(sheet: Iterable[Line], reach: tuple[str, ...] | None, report: Report) -> list[PastRow]:
    """The good rows; what is wrong goes into the report. `reach` None: everywhere. Needs the whole tree in sight."""
    lines = list(sheet)
    if not lines:
        report.refuse(1, "", _("表是空的。"))
        return []
    heading = max(range(min(len(lines), HIGHEST)), key=lambda index: len(_places(lines[index][1])))
    places = _places(lines[heading][1])
    missing = [column for column in columns.REQUIRED if column not in places]
    for column in missing:
        report.refuse(lines[heading][0], column, _("缺“%(column)s”这一列。") % {"column": column})
    if missing:
        return []
    filled = lines[heading + 1 :]
    report.rows = len(filled)
    read = [(line, _read(line, row, places, report)) for line, row in filled]
    workers = _workers([values[columns.NUMBER] for _line, values in read if values])
    good = [_row(line, values, workers, reach, report) for line, values in read if values]
    report.errors.sort(key=lambda bad: bad.row)
    return [row for row in good if row]


def _places(headings: list) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if (column := columns.BY_HEADING.get(bare(heading))) and column not in found:
            found[column] = index
    return found


def _read(line: int, row: list[Cell], places: dict[str, int], report: Report) -> dict:
    """The clean values; nothing when a cell could not be read."""
    values, sound = {}, True
    for column in columns.ALL:
        place = places.get(column)
        cell = row[place] if place is not None and place < len(row) else ""
        try:
            values[column] = READERS[column](cell)
        except BadCell as error:
            report.refuse(line, column, str(error))
            sound = False
    return values if sound else {}


def _row(line: int, values: dict, workers: dict, reach: tuple[str, ...] | None, report: Report) -> PastRow | None:
    worker = workers.get(values[columns.NUMBER])
    if worker is None or not (reach is None or worker.grid.path.startswith(reach)):
        report.refuse(
            line, columns.NUMBER, _("工号 %(number)s 不在你管的范围里。") % {"number": values[columns.NUMBER]}
        )
        return None
    names = [_bare(name) for name in [worker.name, *worker.former_names.split("、")]]
    if values[columns.NAME] and _bare(values[columns.NAME]) not in names:
        report.refuse(line, columns.NAME, _("工号 %(number)s 不叫这个名字。") % {"number": worker.number})
        return None
    return PastRow(worker, *(values[column] for column in columns.ALL[2:]))


def _kind(cell: Cell) -> str:
    value = cells.text(cell)
    if value not in KINDS:
        raise BadCell(_("类别填轮训、证书、考核或服务年限，这里是“%(value)s”。") % {"value": value[:30]})
    return str(KINDS[value])


def _year(cell: Cell) -> int:
    value = (
        str(cell.year) if isinstance(cell, date) else cells.text(cell).removesuffix("年度").removesuffix("年").strip()
    )
    if not re.fullmatch(r"\d{4}", value, re.ASCII) or not FIRST_YEAR <= int(value) <= timezone.localdate().year:
        raise BadCell(_("年度写成 2023 这样，不晚于今年，这里是“%(value)s”。") % {"value": value[:30]})
    return int(value)


def _words(most: int, needed: bool = False):
    def read(cell: Cell) -> str:
        value = cells.text(cell)
        if needed and not value:
            raise BadCell(_("这一格要填。"))
        if len(value) > most:
            raise BadCell(_("最多 %(most)s 个字。") % {"most": most})
        return value

    return read


READERS = {
    columns.NUMBER: cells.number,
    columns.NAME: lambda cell: tidy(cells.text(cell)),
    columns.KIND: _kind,
    columns.YEAR: _year,
    columns.TITLE: _words(100, needed=True),
    columns.RECORD_NUMBER: _words(60),
    columns.RESULT: _words(60),
    columns.SOURCE: _words(100, needed=True),
}


def _workers(numbers: list[str]) -> dict[str, Worker]:
    found: dict[str, Worker] = {}
    for start in range(0, len(numbers), CHUNK):
        people = Worker.objects.filter(number__in=numbers[start : start + CHUNK]).select_related("grid")
        found |= {worker.number: worker for worker in people}
    return found


def _bare(name: str) -> str:
    return name.replace(DOT, "")
