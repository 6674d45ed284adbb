"""Imports a roster: reads the workbook, checks every row, then writes all of it or nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from grids import scope
from grids.models import Grid
from grids.reports import Report
from ledger import auditing
from people import rules
from people.roster import checking, columns, leaving, noting, reading, workbooks, writing
from people.roster.comparing import Change, Kind, compare, fingerprint
from people.roster.recalling import recall

THRESHOLDS = gc.get_threshold()
GARBAGE = 200_000  # objects made before the collector looks


@dataclass
class Outcome(Report):
    """What a roster would change, or has changed."""

    found: list[Change] = field(default_factory=list)  # of the people on the list
    absent: list[Change] = field(default_factory=list)  # of those of the unit who are not on it
    serving: int = 0  # people of that unit
    fingerprint: str = ""
    written: bool = False  # or there was nothing to write
    stale: bool = False  # nothing was written, because this is no longer what had been looked at

    def as_json(self, *, with_changes: bool = False) -> dict:
        """As every report; `with_changes` adds `"changes"`, one for each person."""
        told = {name: getattr(self, name) for name in ("rows", "created", "updated", "unchanged")}
        told["errors"] = [vars(bad) for bad in self.errors]
        if with_changes:
            told["changes"] = [change.as_json() for change in (*self.found, *self.absent)]
        return told


def import_roster(
    path: Path,
    by,
    dry_run: bool = False,
    skip_bad: bool = False,
    *,
    unit: Grid | None = None,
    let_go: int | None = None,
    seen: str | None = None,
) -> Outcome:
    """Takes an xlsx workbook with Chinese headings; people are known by their worker number.

    A column the sheet has not is left as it is; an empty cell empties the value. `by` is a user, who may write within
    the reach of the roles only, or `auditing.SYSTEM`. With a bad row nothing is written unless `skip_bad`; `dry_run`
    counts what would be done and writes nothing. With `unit` the sheet is the whole list of that unit: the others there
    are found as `absent`, and leave if `let_go` says how many they are. `seen` is the fingerprint of what somebody has
    looked at: when it is no longer what would happen, nothing is written and the outcome is `stale`.
    Raises PermissionDenied, workbooks.NotAWorkbook, leaving.NotLetGo.
    """
    reach = None if by is auditing.SYSTEM else rules.reach(by, rules.KEEPS_ROSTER)
    if reach == () or (unit and reach is not None and not unit.path.startswith(reach)):
        raise PermissionDenied
    outcome = Outcome()
    with scope.whole_tree("roster import"), _garbage_left_lying():
        rows = reading.read(workbooks.rows_of(Path(path)), outcome)
        if dry_run:
            return _look(rows, reach, unit, outcome)
        with transaction.atomic():
            _one_at_a_time()
            _look(rows, reach, unit, outcome, lock=True)
            if seen is not None and seen != outcome.fingerprint:
                outcome.stale = True
                return outcome
            if let_go is not None:
                leaving.confirm(len(outcome.absent), let_go, len(outcome.errors))
                outcome.updated += len(outcome.absent)
            if outcome.errors and not skip_bad:
                outcome.created = outcome.updated = outcome.unchanged = 0
                return outcome
            outcome.written = True
            if outcome.changes:
                gone = outcome.absent if let_go is not None else []
                changes = [*outcome.found, *gone]
                writing.write(changes, by)
                top = Grid.objects.get(path=reach[0]) if reach else Grid.get_first_root_node()
                noting.note(changes, outcome.rows, Path(path), by, top)
    return outcome


def _look(rows: list, reach: checking.Reach, unit: Grid | None, outcome: Outcome, *, lock: bool = False) -> Outcome:
    numbers = [row.number for row in rows if row.number]
    codes = (row.values[columns.GRID] for row in rows if row.values.get(columns.GRID))
    known = recall(numbers, codes, lock=lock)
    good = checking.check(rows, known, reach, outcome)
    outcome.found = compare(good, known.categories.values())
    outcome.created = sum(change.kind == Kind.CREATED for change in outcome.found)
    outcome.updated = len(outcome.found) - outcome.created
    outcome.unchanged = len(good) - len(outcome.found)
    if unit:
        outcome.absent, outcome.serving = leaving.absent(unit, rows, timezone.localdate())
    outcome.fingerprint = fingerprint([*outcome.found, *outcome.absent], outcome.errors)
    return outcome


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """All that is made here is kept to the end, and looking through it again and again takes a quarter of the time."""
    gc.set_threshold(GARBAGE, *THRESHOLDS[1:])
    try:
        yield
    finally:
        gc.set_threshold(*THRESHOLDS)


def _one_at_a_time() -> None:
    """A second officer's import waits here for the first, then sees what it changed. SQLite lets only one write anyway."""
    list(Grid.objects.select_for_update(no_key=True).filter(depth=1).order_by("pk"))
