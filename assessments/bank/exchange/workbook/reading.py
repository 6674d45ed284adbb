"""Reads a workbook: all its sheets that have headings we know."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem, Fault, Found, FoundItem, Unreadable
from assessments.bank.exchange.workbook import formulas
from assessments.bank.exchange.workbook.building import question
from assessments.bank.exchange.workbook.cells import Rows, sheets_of
from assessments.bank.exchange.workbook.columns import headings
from assessments.bank.exchange.workbook.entries import Entry, entries_of
from assessments.bank.exchange.workbook.illustrating import illustrated, with_files
from assessments.bank.exchange.workbook.pictures import pictures_of
from assessments.bank.exchange.workbook.words import INNER
from assessments.bank.notation import spoken
from assessments.bank.wording import Kind


def read(data: bytes) -> Found:
    """The questions of all sheets. Lines are row numbers; where there are several sheets a fault names its own."""
    found = Found()
    known = [(name, rows, *headings(rows)) for name, rows in sheets_of(data)]
    pictures = pictures_of(data)
    sheets = [(name, rows, top, names) for name, rows, top, names in known if top >= 0]
    if not sheets:
        raise Unreadable(gettext_noop("没有认出列名。要有一行写着“题干”“答案”这样的列名，可以下载模板对照。"))
    for name, rows, top, names in sheets:
        sheet = name if len(sheets) > 1 else ""
        below = formulas.shown(rows[top + 1 :], {one for one in pictures.uncalculated(name) if one[0] > rows[top][0]})
        shown = illustrated(below, names, pictures, name)
        for hint, part in _parts(shown, rows[top][1], spoken.kind_of(name)):
            _read_sheet(found, entries_of(part, names, rows[top][1]), hint, sheet)
    found.items = [with_files(item, pictures) for item in found.items]
    found.unsound = [(with_files(item, pictures), fault) for item, fault in found.unsound]
    return found


def _parts(rows: Rows, headings: list[str], hint: Kind | None) -> Iterator[tuple[Kind | None, Rows]]:
    """Rows below a line that names their kind, 二、判断题; headings that are said again are passed over."""
    part: Rows = []
    for row in rows:
        filled = [cell for cell in row[1] if cell]
        kind = spoken.kind_of(filled[0]) if len(filled) == 1 and "题" in filled[0] else None
        if kind:
            yield hint, part
            hint, part = kind, []
        elif row[1] != headings:
            part.append(row)
    yield hint, part


def _read_sheet(found: Found, entries: Iterator[Entry], hint: Kind | None, sheet: str) -> None:
    for group in _with_parts(entries):
        try:
            item, fault = _item(group, hint)
        except BadItem as bad:
            found.faults.append(_placed(bad.fault, group[0].number, sheet))
            continue
        if fault:
            found.unsound.append((item, _placed(fault, group[0].number, sheet)))
        else:
            found.items.append(item)


def _with_parts(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """Questions, a case with the rows of its parts behind it."""
    group: list[Entry] = []
    for entry in entries:
        if group and entry["kind"].startswith(INNER):
            group.append(entry)
            continue
        if group:
            yield group
        group = [entry]
    if group:
        yield group


def _item(group: list[Entry], hint: Kind | None) -> tuple[FoundItem, Fault | None]:
    entry, parts = group[0], group[1:]
    for one in group:
        formulas.check(one)
    wording, bad = question(entry, hint)
    if parts and wording.kind != Kind.CASE:
        raise BadItem(gettext_noop("小题要写在一道案例题下面。"), parts[0].number)
    inner = []
    for part in parts:
        part.fields["kind"] = part["kind"].removeprefix(INNER)
        try:
            read_part, fault = question(part)
        except BadItem as fault_of_part:
            raise BadItem(fault_of_part.fault.message, part.number, **fault_of_part.fault.values) from fault_of_part
        inner.append(read_part)
        bad = bad or fault
    unknown = dict.fromkeys(name for one in group for name in one.unknown)
    message = gettext_noop("“%(column)s”这一列没有带进来。")
    left = tuple(Fault(message, entry.number, {"column": name[:40]}) for name in unknown)
    return FoundItem(replace(wording, parts=tuple(inner)), entry.number, left), bad.fault if bad else None


def _placed(fault: Fault, number: int, sheet: str) -> Fault:
    values = {**fault.values, "sheet": sheet} if sheet else fault.values
    return Fault(fault.message, fault.line or number, values)
