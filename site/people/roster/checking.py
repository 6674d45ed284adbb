"""Checks the rows of a roster one by one and against each other, the tree, and the people already known."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.reports import Report
from people.models import EmploymentCategory, User, Worker
from people.roster import cells, columns
from people.roster.workbooks import Cell

CHUNK = 5_000  # values in one SQL statement
READERS = {
    columns.NUMBER: cells.number,
    columns.NAME: cells.name,
    columns.PHONE: cells.phone,
    columns.POST: cells.post,
    columns.GRADE: cells.grade,
    columns.EDUCATION: cells.education,
    columns.JOINED: cells.day,
    columns.TITLES: cells.titles,
    columns.IDENTITY: cells.identity,
    columns.CATEGORY: cells.text,
    columns.GRID: cells.text,
}


@dataclass
class RosterRow:
    """A row of the sheet: its line, the clean value of every column that could be read, and what these name."""

    line: int
    values: dict[str, Any]
    sound: bool  # every cell could be read
    worker: Worker | None = None  # the person known by this number, with the account
    grid: Grid | None = None
    category: EmploymentCategory | None = None


def check(sheet: list[list[Cell]], reach: tuple[str, ...] | None, report: Report) -> list[RosterRow]:
    """The good rows of the sheet; what is wrong goes into the report. `reach` holds the paths the person may write to,
    None for everywhere. Needs a scope that sees the whole tree: a number may be taken in another district."""
    if not sheet:
        report.refuse(1, "", _("表是空的。"))
        return []
    headings = columns.heading_row(sheet)
    places = columns.found_in(sheet[headings])
    missing = [column for column in columns.REQUIRED if column not in places]
    for column in missing:
        report.refuse(headings + 1, column, _("缺“%(column)s”这一列。") % {"column": column})
    if missing:
        return []
    filled = [(line, row) for line, row in enumerate(sheet, 1) if line > headings + 1 and any(c != "" for c in row)]
    report.rows = len(filled)
    rows = [_read(line, row, places, report) for line, row in filled]
    return _against_each_other_and_what_is_known(rows, reach, report)


def _read(line: int, row: list[Cell], places: dict[str, int], report: Report) -> RosterRow:
    values, sound = {}, True
    for column, place in places.items():
        try:
            values[column] = READERS[column](row[place] if place < len(row) else "")
        except cells.BadCell as error:
            report.refuse(line, column, str(error))
            sound = False
    return RosterRow(line, values, sound)


def _against_each_other_and_what_is_known(
    rows: list[RosterRow], reach: tuple[str, ...] | None, report: Report
) -> list[RosterRow]:
    numbers = [row.values[columns.NUMBER] for row in rows if columns.NUMBER in row.values]
    codes = [row.values[columns.GRID] for row in rows if columns.GRID in row.values]
    grids = _by_key(Grid.objects.all(), "code", codes)
    workers = _by_key(Worker.objects.select_related("user", "grid"), "number", numbers)
    taken = _by_key(User.objects.filter(worker=None).only("username"), "username", numbers)
    categories = {_plain(category.name): category for category in EmploymentCategory.objects.all()}
    first_line: dict[str | None, int] = {}
    good = []
    for row in rows:
        number = row.values.get(columns.NUMBER)
        row.worker = workers.get(number)
        row.grid = grids.get(row.values.get(columns.GRID))
        row.category = categories.get(_plain(row.values.get(columns.CATEGORY, "")))
        wrong = {
            columns.NUMBER: _wrong_number(row, reach, number in taken, first_line.get(number)),
            columns.CATEGORY: _wrong_category(row),
            columns.GRID: _wrong_grid(row, reach),
        }
        first_line.setdefault(number, row.line)
        told = {column: message for column, message in wrong.items() if message and column in row.values}
        for column, message in told.items():
            report.refuse(row.line, column, message)
        if row.sound and not told:
            good.append(row)
    report.errors.sort(key=lambda bad: bad.row)
    return good


def _wrong_number(row: RosterRow, reach: tuple[str, ...] | None, taken: bool, first_line: int | None) -> str:
    number = row.values.get(columns.NUMBER)
    if first_line:
        return _("工号 %(number)s 和第 %(row)s 行重复。") % {"number": number, "row": first_line}
    if taken:
        return _("工号 %(number)s 已是一个管理账号的用户名。") % {"number": number}
    if row.worker and not _reaches(reach, row.worker.grid):
        return _("工号 %(number)s 已有人在用，不在你管的范围里。") % {"number": number}
    return ""


def _wrong_category(row: RosterRow) -> str:
    if row.category:
        return ""
    return _("用工类别“%(category)s”不认识。") % {"category": row.values.get(columns.CATEGORY, "")[:30]}


def _wrong_grid(row: RosterRow, reach: tuple[str, ...] | None) -> str:
    code = {"grid": row.values.get(columns.GRID, "")[:30]}
    if row.grid is None:
        return _("网格代码“%(grid)s”找不到。") % code
    if row.grid.valid_to and row.grid.valid_to < timezone.localdate():
        return _("网格 %(grid)s 已停用。") % code
    if not _reaches(reach, row.grid):
        return _("网格 %(grid)s 不在你管的范围里。") % code
    return ""


def _by_key(people, key: str, values: list[str]) -> dict:
    found = {}
    for start in range(0, len(values), CHUNK):
        for thing in people.filter(**{f"{key}__in": values[start : start + CHUNK]}):
            found[getattr(thing, key)] = thing
    return found


def _reaches(reach: tuple[str, ...] | None, grid: Grid) -> bool:
    return reach is None or grid.path.startswith(reach)


def _plain(name: str) -> str:
    return name.replace("（", "(").replace("）", ")").replace(" ", "")
