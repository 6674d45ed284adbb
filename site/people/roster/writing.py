"""Writes the good rows of a roster: accounts, workers, assignments and titles, each kind in one go."""

import secrets
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from people import phone_holdings
from people.models import Assignment, Qualification, User, Worker
from people.roster import columns
from people.roster.checking import CHUNK, RosterRow

FIELDS = {
    columns.NAME: "name",
    columns.PHONE: "phone",
    columns.POST: "post",
    columns.GRADE: "grade",
    columns.EDUCATION: "education",
    columns.JOINED: "joined_on",
}
WRITTEN = [*FIELDS.values(), "former_names", "category", "grid", "county_code", "left_on", "user"]


def changed(rows: list[RosterRow]) -> list[RosterRow]:
    """Those of the rows about a known person that would change something."""
    titles = _titles([row.worker.pk for row in rows])
    return [row for row in rows if _differs(row) or set(_new_titles(row)) - titles.get(row.worker.pk, set())]


def write(rows: list[RosterRow]) -> None:
    """New people and changed ones alike. Call inside a transaction."""
    today = timezone.localdate()
    users = _write_users(rows)
    workers = [_worker(row, user) for row, user in zip(rows, users, strict=True)]
    Worker.objects.bulk_create(
        workers, batch_size=1000, update_conflicts=True, unique_fields=["number"], update_fields=WRITTEN
    )
    ids = {worker.number: worker.pk for worker in workers}
    _write_assignments(rows, ids, today)
    _write_titles(rows, ids)


def _differs(row: RosterRow) -> bool:
    worker = row.worker
    return (
        any(getattr(worker, FIELDS[column]) != value for column, value in row.values.items() if column in FIELDS)
        or worker.category_id != row.category.pk
        or worker.grid_id != row.grid.pk
        or worker.left_on is not None
        or worker.user is None
    )


def _write_users(rows: list[RosterRow]) -> list[User]:
    """Accounts without a password cost no hashing; people start with a code sent to their phone."""
    users = []
    for row in rows:
        known = row.worker.user if row.worker else None
        phone = row.values.get(columns.PHONE, known.phone if known else "")
        users.append(
            User(
                username=known.username if known else row.values[columns.NUMBER],
                password=UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30),
                name=row.values[columns.NAME],
                phone=phone,
                is_demo=settings.DEMO,
            )
        )
    User.objects.bulk_create(
        users, batch_size=1000, update_conflicts=True, unique_fields=["username"], update_fields=["name", "phone"]
    )
    phone_holdings.follow(users)
    return users


def _worker(row: RosterRow, user: User) -> Worker:
    values = {FIELDS[column]: value for column, value in row.values.items() if column in FIELDS}
    former = ""
    if known := row.worker:
        values = {field: getattr(known, field) for field in FIELDS.values()} | values
        former = known.former_names
        if known.name != values["name"] and known.name not in former.split("、"):
            former = "、".join(filter(None, [former, known.name]))[-200:]
    return Worker(
        number=row.values[columns.NUMBER],
        category=row.category,
        grid=row.grid,
        county_code=row.grid.county_code,
        former_names=former,
        user=user,
        **values,
    )


def _write_assignments(rows: list[RosterRow], ids: dict[str, int], today: date) -> None:
    """A new grid closes the old primary assignment the day before; one begun today is put right instead."""
    known = [row.worker.pk for row in rows if row.worker]
    ongoing = Assignment.objects.filter(primary=True, last_day=None)
    open_ = {served.worker_id: served for served in _in_chunks(ongoing, "worker_id", known)}
    opened, moved, closed = [], [], []
    for row in rows:
        worker_id = ids[row.values[columns.NUMBER]]
        current = open_.get(worker_id)
        if current and current.grid_id == row.grid.pk:
            continue
        if current and current.first_day >= today:
            current.grid = row.grid
            moved.append(current)
            continue
        if current:
            closed.append(current.pk)
        first_day = today if row.worker else row.values.get(columns.JOINED) or today
        opened.append(Assignment(worker_id=worker_id, grid=row.grid, first_day=first_day))
    for start in range(0, len(closed), CHUNK):
        Assignment.objects.filter(pk__in=closed[start : start + CHUNK]).update(last_day=today - timedelta(days=1))
    Assignment.objects.bulk_update(moved, ["grid"], batch_size=400)
    Assignment.objects.bulk_create(opened, batch_size=2000)


def _write_titles(rows: list[RosterRow], ids: dict[str, int]) -> None:
    """Titles are added and never taken away: their numbers and dates may have been kept elsewhere."""
    held = _titles(list(ids.values()))
    Qualification.objects.bulk_create(
        [
            Qualification(worker_id=worker_id, title=title)
            for row in rows
            for worker_id in [ids[row.values[columns.NUMBER]]]
            for title in _new_titles(row)
            if title not in held.get(worker_id, set())
        ],
        batch_size=2000,
    )


def _new_titles(row: RosterRow) -> tuple[str, ...]:
    return row.values.get(columns.TITLES, ())


def _titles(worker_ids: list[int]) -> dict[int, set[str]]:
    held: dict[int, set[str]] = {}
    for title in _in_chunks(Qualification.objects.only("worker_id", "title"), "worker_id", worker_ids):
        held.setdefault(title.worker_id, set()).add(title.title)
    return held


def _in_chunks(rows, key: str, values: list):
    for start in range(0, len(values), CHUNK):
        yield from rows.filter(**{f"{key}__in": values[start : start + CHUNK]})
