"""Opening balances: one person enters them with their source, a second one approves them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assessments.appraisals.rules import require_approver, require_preparer
from assessments.pay.models import Standing, StandingApproval
from grids.models import Grid
from grids.paths import below
from ledger import auditing
from people.models import User, Worker


@dataclass(frozen=True)
class Entry:
    """An opening balance of one worker: `since` the first day it holds, `basis` where it was taken from."""

    worker: int
    since: date
    post: str
    grade: int
    service_years: int
    basis: str


@transaction.atomic
def enter_many(grid: Grid, entries: Iterable[Entry], by: User) -> list[Standing]:
    """Adds the entries that differ from the last one of the same worker and day; they wait for approval.

    Raises ValidationError (no basis, somebody outside the grid) and PermissionDenied.
    """
    require_preparer(by, grid)
    entries = list(entries)
    if any(not entry.basis.strip() or not entry.post.strip() for entry in entries):
        raise ValidationError(_("每一条期初数都要写明岗位和依据，例如“2025 年底工资表”。"))
    inside = set(Worker.objects.filter(below(grid.path, "grid__path")).values_list("pk", flat=True))
    if strangers := sum(entry.worker not in inside for entry in entries):
        raise ValidationError(_("有 %(count)s 人不在%(grid)s，没有记下。") % {"count": strangers, "grid": grid})
    known, counts = _known(grid)
    added = []
    for entry in entries:
        key = (entry.worker, entry.since)
        if known.get(key) == entry:
            continue
        counts[key] += 1
        known[key] = entry
        source_key = f"standing:{entry.worker}:{entry.since}:{counts[key]}"
        added.append(Standing(source_key=source_key, entered_by=by, worker_id=entry.worker, **_values(entry)))
    added = Standing.objects.bulk_create(added)
    if added:
        auditing.record(by, "pay.enter_standings", grid, path=grid.path, standings=len(added))
    return added


def _known(grid: Grid) -> tuple[dict[tuple[int, date], Entry], Counter[tuple[int, date]]]:
    rows = Standing.objects.filter(below(grid.path, "worker__grid__path")).order_by("pk")
    known: dict[tuple[int, date], Entry] = {}
    counts: Counter[tuple[int, date]] = Counter()
    for row in rows.values_list("worker_id", "since", "post", "grade", "service_years", "basis"):
        entry = Entry(*row)
        known[entry.worker, entry.since] = entry
        counts[entry.worker, entry.since] += 1
    return known, counts


def _values(entry: Entry) -> dict:
    return {
        "since": entry.since,
        "post": entry.post.strip(),
        "grade": entry.grade,
        "service_years": entry.service_years,
        "basis": entry.basis.strip(),
    }


@transaction.atomic
def approve_many(grid: Grid, standings: Iterable[Standing], by: User) -> int:
    """Approves the standings that wait, returns how many. Raises PermissionDenied for whoever entered one of them."""
    require_approver(by, grid)
    chosen = {standing.pk for standing in standings}
    waiting = [row for row in waiting_below(grid) if row.pk in chosen]
    if any(row.entered_by_id == by.pk for row in waiting):
        raise PermissionDenied(_("录入和审批不能是同一人，请另一位人事审批来办。"))
    StandingApproval.objects.bulk_create(
        StandingApproval(standing=row, by=by, source_key=f"standing-approval:{row.pk}") for row in waiting
    )
    if waiting:
        auditing.record(by, "pay.approve_standings", grid, path=grid.path, standings=len(waiting))
    return len(waiting)


def waiting_below(grid: Grid) -> QuerySet[Standing]:
    """Standings that nobody has approved yet."""
    return Standing.objects.filter(below(grid.path, "worker__grid__path"), approval=None).order_by("pk")
