"""Runs alone, with little memory and little time: finds the sheet with the headings and prints its rows as JSON lines.

A workbook of 1.4 kB can unfold to gigabytes, so nothing of it is read in the process that serves people.
Each line is `[number, [cell, …]]`; rows and ends of rows without anything in them are left out.
"""

import json
import resource
import sys
from datetime import date, datetime
from itertools import islice
from pathlib import Path

MEMORY = 300 * 2**20  # bytes
SECONDS = 9  # of processor time; 12,000 rows take 0.3, 120,000 take 3
MOST_ROWS, MOST_COLUMNS = 150_000, 100
TOO_MANY, TOO_LARGE, NO_HEADINGS = 3, 4, 5


def main(path: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import CalamineWorkbook

    try:
        sheet = sheet_with_headings(CalamineWorkbook.from_path(path))
        return NO_HEADINGS if sheet is None else print_rows(sheet)
    except MemoryError:
        return TOO_LARGE


def sheet_with_headings(book):
    """The first sheet that has all the headings a roster needs, else the one that has most of them; None without any."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from people.roster import columns

    best, most = None, 0
    for index in range(len(book.sheet_names)):
        try:
            sheet = book.get_sheet_by_index(index)
        except Exception:  # noqa: S112  a chart or a broken sheet; another one may be right
            continue
        _, headings = columns.headings_of([filled(row) for row in islice(sheet.iter_rows(), columns.HIGHEST)])
        found = columns.found_in(headings)
        if set(columns.REQUIRED) <= set(found):
            return sheet
        if len(found) > most:
            best, most = sheet, len(found)
    return best


def print_rows(sheet) -> int:
    printed = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = filled(row)
        if not cells:
            continue
        printed += 1
        if printed > MOST_ROWS + 20 or len(cells) > MOST_COLUMNS:
            return TOO_MANY
        sys.stdout.write(json.dumps([number, cells], default=tagged) + "\n")
    return 0


def filled(row: list) -> list:
    """The row as far as something stands in it."""
    end = len(row)
    while end and (row[end - 1] == "" or (isinstance(row[end - 1], str) and not row[end - 1].strip())):
        end -= 1
    return row[:end]


def tagged(value: object) -> object:
    """Dates and times, which JSON has no form for; everything else as its text."""
    if isinstance(value, date | datetime):
        return {"day": value.isoformat()[:10]}
    return str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
