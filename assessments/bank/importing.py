"""Brings the questions of a file into a bank: all of them, or with `skip_bad` the good ones."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments.bank import rules
from assessments.bank.exchange.describing import described
from assessments.bank.exchange.formats import Format
from assessments.bank.exchange.found import Fault, FoundItem
from assessments.bank.exchange.reading import read_file
from assessments.bank.storing import Stored, store
from grids import scope
from grids.models import Grid
from ledger.auditing import SYSTEM


@dataclass
class Import:
    """What a file held and what became of it."""

    items: list[FoundItem] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stored: Stored = field(default_factory=Stored)
    skipped: list[Fault] = field(default_factory=list)  # bad ones that were left out

    def as_json(self) -> dict:
        """As ARCHITECTURE and docs/exchange.md describe it; `imported` counts new items and new versions."""
        return {
            "items": [described(item) for item in self.items],
            "imported": self.stored.created + self.stored.updated,
            "skipped": [_line(fault) for fault in self.skipped],
            "errors": [_line(fault) for fault in self.faults],
        }


def look_at(path: Path, form: Format) -> Import:
    """A dry run: needs no database. Raises Unreadable."""
    found = read_file(path, form)
    return Import(found.items, found.all_faults)


def import_file(path: Path, form: Format, grid: Grid, by: Any, *, skip_bad: bool = False) -> Import:
    """Writes the good questions as drafts of the grid's bank when none is bad, or when bad ones may be skipped.

    `by`: a user with the right to write there, or SYSTEM. Raises PermissionDenied and Unreadable.
    """
    if by is not SYSTEM and not rules.may_write_items(by, grid.path):
        raise PermissionDenied
    done = look_at(path, form)
    if done.faults and not skip_bad:
        return done
    done.skipped = done.faults
    with scope.within(grid.path), transaction.atomic():
        done.stored = store((item.wording for item in done.items), grid, by)
    return done


def _line(fault: Fault) -> dict:
    return {"line": fault.line, "message": str(fault)}
