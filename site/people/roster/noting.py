"""Puts a roster that was written on the record: one line for the import, one for each person it changed."""

from collections.abc import Sequence
from pathlib import Path

from grids.models import Grid
from ledger import auditing
from ledger.sheets import checksum
from people.models import Worker
from people.roster.comparing import Change, Kind
from people.roster.recalling import Person

PART = 2_000  # lines written at once


def note(changes: Sequence[Change], rows: int, path: Path, by, top: Grid) -> None:
    """`changes` are those written, `rows` how many the sheet had. Call last in the import."""
    with path.open("rb") as file:
        sha256 = checksum(file)
    counted = {kind: sum(change.kind == kind for change in changes) for kind in Kind}
    created = counted[Kind.CREATED]
    auditing.record(
        by,
        "roster.import",
        top,
        path=top.path,
        rows=rows,
        created=created,
        updated=len(changes) - created,
        moved=counted[Kind.MOVED],
        left=counted[Kind.LEFT],
        sha256=sha256,
    )
    known = [change for change in changes if change.person]
    for start in range(0, len(known), PART):
        deeds = [_deed(change, change.person) for change in known[start : start + PART] if change.person]
        auditing.record_many(by, "roster.change", deeds)


def _deed(change: Change, person: Person) -> auditing.Deed:
    """In the words of the sheet, an identity number masked, sealed for the person; where he or she serves now."""
    grid = change.row.grid if change.row and change.row.grid and change.kind != Kind.LEFT else person.grid
    return auditing.Deed(
        Worker(pk=person.pk),
        path=grid.path if grid else "",
        subject=f"worker:{person.pk}",
        before={field.column: field.old for field in change.fields},
        after={field.column: field.new for field in change.fields},
        detail={"kind": change.kind.value},
    )
