"""Brings in lines of old books from a workbook: 历史记录(未核验), with their numbers as they stand there."""

from hashlib import sha256
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction

from grids import scope
from grids.models import Grid
from grids.reports import Report
from ledger import auditing
from people import rules
from people.models import PastRecord
from people.past import checking
from people.past.checking import PastRow
from people.roster.workbooks import rows_of

CHUNK = 5_000  # values in one SQL statement


def import_history(path: Path, by, dry_run: bool = False, skip_bad: bool = False) -> Report:
    """A line that is there already changes nothing. People are known by their worker number.

    `by` is a user, who may write within the reach of the roles only, or `auditing.SYSTEM`. With a bad row nothing is
    written unless `skip_bad`; `dry_run` counts and writes nothing. Raises PermissionDenied, workbooks.NotAWorkbook.
    """
    reach = None if by is auditing.SYSTEM else rules.reach(by, rules.KEEPS_ROSTER)
    if reach == ():
        raise PermissionDenied
    sheet = rows_of(Path(path))
    report = Report()
    with scope.whole_tree("import of earlier years"), transaction.atomic():
        good = checking.check(sheet, reach, report)
        rows = {source_key(row): row for row in good}
        known = _known(list(rows))
        new = {key: row for key, row in rows.items() if key not in known}
        report.created, report.unchanged = len(new), len(good) - len(new)
        if dry_run:
            return report
        if report.errors and not skip_bad:
            report.created = report.unchanged = 0
            return report
        if new:
            _write(new, by, reach)
    return report


def source_key(row: PastRow) -> str:
    """The same for the same line of the same book, so that it is entered once. The title alone may be long: hashed."""
    parts = [row.kind, str(row.year), row.title, row.number, row.result]
    return f"past:{row.worker.pk}:" + sha256("\x1f".join(parts).encode()).hexdigest()[:40]


def _write(rows: dict[str, PastRow], by, reach: tuple[str, ...] | None) -> None:
    entered_by = None if by is auditing.SYSTEM else by
    PastRecord.objects.bulk_create(
        [
            PastRecord(
                source_key=key,
                worker=row.worker,
                kind=row.kind,
                year=row.year,
                title=row.title,
                number=row.number,
                result=row.result,
                source=row.source,
                entered_by=entered_by,
            )
            for key, row in rows.items()
        ],
        batch_size=1000,
        ignore_conflicts=True,  # somebody else may be entering the same book
    )
    top = Grid.objects.get(path=reach[0]) if reach else Grid.get_first_root_node()
    auditing.record(by, "past.import", top, path=top.path, rows=len(rows))


def _known(keys: list[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        rows = PastRecord.objects.filter(source_key__in=keys[start : start + CHUNK])
        known.update(rows.values_list("source_key", flat=True))
    return known
