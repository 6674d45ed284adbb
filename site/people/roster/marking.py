"""The uploaded roster once more, with what is wrong beside each row: to put right and upload again."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from grids.reports import BadRow
from ledger.sheets import Column, Marked, Workbook
from people.roster import columns, workbooks
from people.roster.shaping import TEXT, WIDTHS

BESIDE = 48  # width of the column that says what is wrong


def marked_roster(path: Path, errors: list[BadRow]) -> bytes:
    """An xlsx of the same rows under the same headings; what stood above those is left out. Bad rows are coloured, the
    bad cells more so. Raises workbooks.NotAWorkbook."""
    lines = workbooks.rows_of(path)
    top = list(islice(lines, columns.HIGHEST))
    begin, headings = columns.headings_of([row for _line, row in top])
    kept = [place for place, heading in enumerate(headings) if columns.bare(heading) != columns.FAULT]
    named = {place: name for name, place in columns.found_in(headings).items()}
    told: dict[int, dict[str, str]] = {}
    for bad in errors:
        told.setdefault(bad.row, {})[bad.column] = bad.message
    heads = [_head(str(headings[place]), named.get(place, "")) for place in kept]
    book = Workbook()
    book.add(
        "花名册",
        [],
        [Column(columns.FAULT, BESIDE), *heads],
        _rows(chain(top[begin:], lines), told, [(place, named.get(place, "")) for place in kept]),
    )
    return book.read()


def _head(heading: str, name: str) -> Column:
    return Column(heading, WIDTHS.get(name, 13), text=name in TEXT)


def _rows(lines, told: dict[int, dict[str, str]], places: list[tuple[int, str]]) -> Iterator[list]:
    for line, row in lines:
        wrong = told.get(line, {})
        values = [(row[place] if place < len(row) else "", name) for place, name in places]
        if wrong:
            beside = "".join(wrong.values())
            yield [Marked(beside, strong=True), *(Marked(value, name in wrong) for value, name in values)]
        else:
            yield ["", *(value for value, _name in values)]
