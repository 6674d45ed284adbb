"""Imports a roster: reads the workbook, checks every row, then writes all of it or nothing."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction

from grids import scope
from grids.models import Grid
from grids.reports import Report
from ledger import auditing
from people import rules
from people.roster import checking, workbooks, writing


def import_roster(path: Path, by, dry_run: bool = False, skip_bad: bool = False) -> Report:
    """Takes an xlsx workbook with Chinese headings; people are known by their worker number.

    A column the sheet has not is left as it is; an empty cell empties the value. `by` is a user, who may write within
    the reach of the roles only, or `auditing.SYSTEM`. With a bad row nothing is written unless `skip_bad`; `dry_run`
    counts what would be done and writes nothing. Raises PermissionDenied, workbooks.NotAWorkbook.
    """
    reach = None if by is auditing.SYSTEM else rules.reach(by, rules.KEEPS_ROSTER)
    if reach == ():
        raise PermissionDenied
    sheet = workbooks.rows_of(Path(path))
    report = Report()
    with scope.whole_tree("roster import"):
        rows = checking.check(sheet, reach, report)
        new = [row for row in rows if not row.worker]
        known = [row for row in rows if row.worker]
        changed = writing.changed(known)
        report.created, report.updated = len(new), len(changed)
        report.unchanged = len(known) - len(changed)
        if dry_run:
            return report
        if report.errors and not skip_bad:
            report.created = report.updated = report.unchanged = 0
            return report
        if new or changed:
            _write(new + changed, report, by, reach)
    return report


@transaction.atomic
def _write(rows: list, report: Report, by, reach: tuple[str, ...] | None) -> None:
    writing.write(rows, by)
    top = Grid.objects.get(path=reach[0]) if reach else Grid.get_first_root_node()
    auditing.record(
        by, "roster.import", top, path=top.path, rows=report.rows, created=report.created, updated=report.updated
    )
