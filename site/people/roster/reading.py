"""Turns the lines of a workbook into rows of a roster, each cell read by itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from grids.models import Grid
from grids.reports import Report
from people.models import EmploymentCategory
from people.roster import cells, columns
from people.roster.recalling import Person
from people.roster.workbooks import Cell, Line

READERS: dict[str, Callable[[Cell], Any]] = {
    columns.NUMBER: cells.number,
    columns.NAME: cells.name,
    columns.PHONE: cells.phone,
    columns.POST: cells.post,
    columns.GRADE: cells.grade,
    columns.EDUCATION: cells.education,
    columns.JOINED: cells.day,
    columns.LEFT: cells.day,
    columns.TITLES: cells.titles,
    columns.IDENTITY: cells.identity,
    columns.CATEGORY: cells.text,
    columns.GRID: cells.code,
}


@dataclass(slots=True)
class RosterRow:
    """A row of the sheet: its line, the clean value of every column that could be read, and what these name."""

    line: int
    values: dict[str, Any]
    sound: bool  # every cell could be read
    person: Person | None = None  # the one known by this number
    grid: Grid | None = None
    category: EmploymentCategory | None = None

    @property
    def number(self) -> str:
        """Nothing where it could not be read."""
        return self.values.get(columns.NUMBER, "")


def read(sheet: Iterable[Line], report: Report) -> list[RosterRow]:
    """Every row that holds somebody, good or bad; what could not be read goes into the report."""
    lines = iter(sheet)
    top = list(islice(lines, columns.HIGHEST))
    begin, headings = columns.headings_of([row for _line, row in top])
    places = columns.found_in(headings)
    heading = top[begin - 1][0] if begin else 1
    missing = [column for column in columns.REQUIRED if column not in places]
    for column in missing:
        report.refuse(heading, column, _("缺“%(column)s”这一列。") % {"column": column})
    if missing:
        return []
    rows = [_read(line, row, places, report) for line, row in _people(chain(top[begin:], lines), places)]
    report.rows = len(rows)
    return rows


def _people(lines: Iterable[Line], places: dict[str, int]) -> Iterator[Line]:
    """Without the example of the template, and without rows in which nothing stands under a heading of ours."""
    for line, row in lines:
        number = row[places[columns.NUMBER]] if places[columns.NUMBER] < len(row) else ""
        if number != columns.EXAMPLE and any(place < len(row) and row[place] != "" for place in places.values()):
            yield line, row


def _read(line: int, row: list[Cell], places: dict[str, int], report: Report) -> RosterRow:
    values, sound = {}, True
    for column, place in places.items():
        try:
            values[column] = READERS[column](row[place] if place < len(row) else "")
        except cells.BadCell as error:
            report.refuse(line, column, str(error))
            sound = False
    return RosterRow(line, values, sound)
