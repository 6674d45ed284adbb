"""Rows of a sheet put together to questions: one row each, or one row an option."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assessments.bank.exchange.workbook.cells import Rows
from assessments.bank.exchange.workbook.columns import Field
from assessments.bank.notation.spoken import LETTERS, verdict_of

LETTERED = re.compile(r"(?:^|(?<=[\n\s;；|,，、]))([A-TＡ-Ｔ])\s*[.．、:：)）]\s*")
DIVIDED = re.compile(r"\s*\$;\$\s*|\s*[\n|]\s*|\s*[;；]\s*")
OWN = re.compile(r"([A-TＡ-Ｔ])\s*[.．、:：]\s*(?=\S)")


@dataclass
class Option:
    text: str
    note: str = ""
    right: bool | None = None  # what its own row says


@dataclass
class Entry:
    """A question as it stands in the sheet. `fields`: what is filled in, by field; `unknown`: headings not understood."""

    number: int
    fields: dict[str, str]
    options: list[Option] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


def entries_of(rows: Rows, names: Mapping[int, Field | None], headings: list[str]) -> Iterator[Entry]:
    """The questions of a sheet's rows, those below the headings."""
    for entry in _put_together(rows, names, headings):
        if are_lettered([option.text for option in entry.options]):
            for option in entry.options:
                option.text = OWN.sub("", option.text, count=1)
        yield entry


def are_lettered(options: Sequence[str]) -> bool:
    """Whether each option begins with its own letter: A.甲, B.乙."""
    found = [OWN.match(option) for option in options]
    own = "".join(one[1].translate(HALF) for one in found if one)
    return len(options) > 1 and own == LETTERS[: len(options)]


def _put_together(rows: Rows, names: Mapping[int, Field | None], headings: list[str]) -> Iterator[Entry]:
    a_row_each = "option" in names.values()
    entry: Entry | None = None
    for number, cells in rows:
        row = _entry(number, cells, names, headings)
        option = row.fields.pop("option", "")
        if entry and a_row_each and option and _goes_on(entry, row):
            _add(entry, row, option)
            continue
        if entry:
            yield entry
        entry = row
        if option:
            several = options_in(option)
            row.options = [Option(text) for text in several]
            if len(several) == 1:
                row.options[0].right = _right(row)
    if entry:
        yield entry


def _entry(number: int, cells: list[str], names: Mapping[int, Field | None], headings: list[str]) -> Entry:
    entry = Entry(number, {})
    choices: dict[int, str] = {}
    notes: dict[int, str] = {}
    for place, cell in enumerate(cells):
        name = names.get(place)
        if not cell:
            continue
        if name is None:
            entry.unknown += [headings[place]] if place < len(headings) and headings[place] else []
        elif isinstance(name, str):
            entry.fields[name] = cell
        else:
            (choices if name[0] == "choice" else notes)[name[1]] = cell
    last = max([*choices, *notes], default=-1)
    entry.options = [Option(choices.get(place, ""), notes.get(place, "")) for place in range(last + 1)]
    return entry


def _goes_on(entry: Entry, row: Entry) -> bool:
    """Whether a row is one more option of the question above: its stem is empty (cells are merged), or said again."""
    if not row["stem"]:
        return True
    return row["stem"] == entry["stem"] and row["number"] == entry["number"] and (row["right"] or row["mark"]) != ""


def _add(entry: Entry, row: Entry, option: str) -> None:
    entry.options.append(Option(option, row["explanation"] if not row["stem"] else "", _right(row)))


def _right(row: Entry) -> bool | None:
    return verdict_of(row["right"] or row["answer"])


def options_in(cell: str) -> list[str]:
    """Options that stand together in one cell: A.甲 B.乙 with letters in order, or divided by lines, | or ；"""
    found = list(LETTERED.finditer(cell))
    letters = "".join(one[1].translate(HALF) for one in found)
    if len(found) > 1 and letters == LETTERS[: len(letters)] and not cell[: found[0].start()].strip():
        ends = [*(one.start() for one in found[1:]), len(cell)]
        return [cell[one.end() : end].strip(" \n;；|,，、") for one, end in zip(found, ends, strict=True)]
    parts = [part for part in DIVIDED.split(cell) if part]
    return parts if len(parts) > 1 else [cell]


HALF = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴ", LETTERS)
