"""Finds what a roster would change, person by person and field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from people.models import EmploymentCategory, Worker
from people.privacy import keeping
from people.roster import columns
from people.roster.cells import EDUCATION_NAMES
from people.roster.reading import RosterRow
from people.roster.recalling import Person

FIELDS = {
    columns.NAME: "name",
    columns.PHONE: "phone",
    columns.POST: "post",
    columns.GRADE: "grade",
    columns.EDUCATION: "education",
    columns.JOINED: "joined_on",
}
ACCOUNT = "账号"


class Kind(StrEnum):
    CREATED = "created"
    MOVED = "moved"
    LEFT = "left"
    RETURNED = "returned"
    CHANGED = "changed"


class Field(NamedTuple):
    """One field as it was and as it will be, in the words of the sheet."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class Change:
    """What happens to one person. `person` is the state before (None: new), `worker` the one after, once it is written."""

    kind: Kind
    row: RosterRow | None  # None: not on the list, and leaves therefore
    person: Person | None
    fields: list[Field]  # of somebody known: what differs
    worker: Worker | None = None

    @property
    def number(self) -> str:
        return self.person.number if self.person else self.row.number

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.row.values[columns.NAME]

    @property
    def about(self) -> list[Field]:
        """The fields to show: of somebody new, all that is filled in."""
        if self.person:
            return self.fields
        told = [(column, worded(column, value)) for column, value in self.row.values.items() if column not in _NAMED]
        told.append((columns.GRID, _place(self.row.grid)))
        return [Field(column, "", value) for column, value in told if value]

    def as_json(self) -> dict:
        """`{"kind","row","number","name","fields":[{"column","old","new"}]}`; `row` is 0 for who is not on the list."""
        fields = [field._asdict() for field in self.about]
        line = self.row.line if self.row else 0
        return {"kind": self.kind.value, "row": line, "number": self.number, "name": self.name, "fields": fields}


_NAMED = {columns.NUMBER, columns.NAME, columns.GRID}


def compare(rows: Iterable[RosterRow], categories: Iterable[EmploymentCategory]) -> list[Change]:
    """The changes, in the order of the sheet; a row that changes nothing has none."""
    rows = list(rows)
    names = {category.pk: category.name for category in categories}
    numbers = {row.person.pk: row.values.get(columns.IDENTITY, "") for row in rows if row.person}
    renumbered = keeping.differing(numbers)
    found = []
    for row in rows:
        if row.person is None:
            found.append(Change(Kind.CREATED, row, None, []))
        elif fields := _differences(row, row.person, names) + _identity(row, renumbered):
            found.append(Change(_kind(row, row.person), row, row.person, fields))
    return found


def fingerprint(changes: Iterable[Change], errors: Iterable) -> str:
    """Of all that would happen, so that it can be told whether it is still what somebody has looked at."""
    digest = sha256()
    for change in changes:
        line = change.row.line if change.row else 0
        digest.update(repr((line, change.kind.value, change.number, change.fields)).encode())
    for error in errors:
        digest.update(repr(error).encode())
    return digest.hexdigest()


def worded(column: str, value: Any) -> str:
    """A value as the sheet says it."""
    if column == columns.EDUCATION:
        return EDUCATION_NAMES[value] if value else ""
    if column == columns.TITLES:
        return "、".join(value)
    if column == columns.IDENTITY:
        return keeping.masked(value)
    return "" if value is None else str(value)


def _differences(row: RosterRow, person: Person, categories: dict[int, str]) -> list[Field]:
    found = []
    for column, field in FIELDS.items():
        if column in row.values and row.values[column] != (old := getattr(person, field)):
            found.append(Field(column, worded(column, old), worded(column, row.values[column])))
    if row.category.pk != person.category_id:
        found.append(Field(columns.CATEGORY, categories[person.category_id], row.category.name))
    left = row.values.get(columns.LEFT)
    # Who leaves does not move: the last grid stays with the record.
    if row.grid.pk != person.grid_id and not left:
        found.append(Field(columns.GRID, _place(person.grid), _place(row.grid)))
    if left != person.left_on:
        found.append(Field(columns.LEFT, worded(columns.LEFT, person.left_on), worded(columns.LEFT, left)))
    if added := new_titles(row):
        found.append(Field(columns.TITLES, "、".join(sorted(person.titles)), "＋" + "、".join(added)))
    if person.user_id is None:
        found.append(Field(ACCOUNT, "", person.number))
    return found


def _identity(row: RosterRow, renumbered: set[int]) -> list[Field]:
    """The number kept before is not unsealed for this."""
    if row.person.pk not in renumbered:
        return []
    return [Field(columns.IDENTITY, "", worded(columns.IDENTITY, row.values[columns.IDENTITY]))]


def new_titles(row: RosterRow) -> list[str]:
    """Titles are added and never taken away: their numbers and dates may have been kept elsewhere."""
    held = row.person.titles if row.person else set()
    # A title with a comma in it comes back from an export in two parts, which are held already.
    parts = {part for title in held for part in title.replace("，", "、").replace(",", "、").split("、")} | held
    return [title for title in row.values.get(columns.TITLES, ()) if title not in parts]


def _kind(row: RosterRow, person: Person) -> Kind:
    left = row.values.get(columns.LEFT)
    if left and left != person.left_on:
        return Kind.LEFT
    if person.left_on and not left:
        return Kind.RETURNED
    return Kind.MOVED if row.grid.pk != person.grid_id and not left else Kind.CHANGED


def _place(grid) -> str:
    return f"{grid.code} {grid.name}"
