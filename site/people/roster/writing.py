"""Writes the changes of a roster: accounts, workers, assignments and titles, each kind in one go."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from django.utils import timezone

from people import phone_holdings
from people.history.recording import record_terms
from people.models import Assignment, Qualification, User, Worker
from people.names import with_former
from people.privacy import keeping
from people.roster import columns
from people.roster.comparing import FIELDS, Change, new_titles
from people.roster.recalling import CHUNK, found

WRITTEN = [*FIELDS.values(), "former_names", "category", "grid", "county_code", "left_on", "user"]
BATCH = 2_000  # people held as models at once


def write(changes: Sequence[Change], by) -> None:
    """New people, changed ones and those who leave. Call inside a transaction."""
    today = timezone.localdate()
    listed = [change for change in changes if change.row]
    for start in range(0, len(listed), BATCH):
        batch = listed[start : start + BATCH]
        _write_batch(batch, today, by)
        for change in batch:
            change.worker = None  # written; 150,000 of them would fill the memory
    _end_service({change.person.pk: today for change in changes if not change.row})


def _write_batch(changes: list[Change], today: date, by) -> None:
    """Afterwards each change holds its person as before, its fields old and new, and its worker as written."""
    users = _write_users(changes)
    workers = [_worker(change, user) for change, user in zip(changes, users, strict=True)]
    Worker.objects.bulk_create(
        workers, batch_size=1000, update_conflicts=True, unique_fields=["number"], update_fields=WRITTEN
    )
    for change, worker in zip(changes, workers, strict=True):
        change.worker = worker
    _write_assignments([change for change in changes if not _leaving(change)], today)
    _write_service_ended([change for change in changes if _leaving(change)])
    _write_titles(changes)
    record_terms(workers, today)
    keeping.keep_many({change.worker.pk: change.row.values.get(columns.IDENTITY, "") for change in changes}, by)


def _leaving(change: Change) -> date | None:
    return change.row.values.get(columns.LEFT)


def _write_users(changes: list[Change]) -> list[User]:
    """Accounts without a password cost no hashing; people start with a code sent to their phone."""
    users = []
    for change in changes:
        row, person = change.row, change.person
        users.append(
            User(
                username=(person and person.username) or row.number,
                password=UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30),
                name=row.values[columns.NAME],
                phone=row.values.get(columns.PHONE, person.phone if person else ""),
                is_demo=settings.DEMO,
            )
        )
    User.objects.bulk_create(
        users, batch_size=1000, update_conflicts=True, unique_fields=["username"], update_fields=["name", "phone"]
    )
    phone_holdings.follow(users)
    return users


def _worker(change: Change, user: User) -> Worker:
    row, person = change.row, change.person
    values = {FIELDS[column]: value for column, value in row.values.items() if column in FIELDS}
    former, grid = "", row.grid
    if person:
        values = {field: getattr(person, field) for field in FIELDS.values()} | values
        former = with_former(person.former_names, person.name, values["name"])
        grid = person.grid if _leaving(change) else row.grid
    return Worker(
        number=row.number,
        category=row.category,
        grid=grid,
        county_code=grid.county_code,
        former_names=former,
        left_on=_leaving(change),
        user=user,
        **values,
    )


def _write_assignments(changes: list[Change], today: date) -> None:
    """A new grid closes the old primary assignment the day before; one begun today is put right instead, and one that
    was closed today is opened again."""
    known = [change.worker.pk for change in changes if change.person]
    primary = Assignment.objects.filter(primary=True)
    ongoing = {served.worker_id: served for served in found(primary.filter(last_day=None), "worker_id", known)}
    begun = {
        (served.worker_id, served.grid_id): served
        for served in found(primary.filter(first_day=today).exclude(last_day=None), "worker_id", known)
    }
    _open_first([change.worker.pk for change in changes if not change.person], today)
    opened, put_right, closed = [], [], []
    for change in changes:
        if not change.person:
            continue
        worker, grid = change.worker, change.row.grid
        current, again = ongoing.get(worker.pk), begun.get((worker.pk, grid.pk))
        if current and current.grid_id == grid.pk:
            continue
        if again and not current:
            again.last_day = None
            put_right.append(again)
        elif current and current.first_day >= today:
            current.grid = grid
            put_right.append(current)
        else:
            if current:
                closed.append(current.pk)
            opened.append(Assignment(worker_id=worker.pk, grid=grid, first_day=today))
    for start in range(0, len(closed), CHUNK):
        Assignment.objects.filter(pk__in=closed[start : start + CHUNK]).update(last_day=today - timedelta(days=1))
    Assignment.objects.bulk_update(put_right, ["grid", "last_day"], batch_size=400)
    Assignment.objects.bulk_create(opened, batch_size=2000)


def _open_first(workers: list[int], today: date) -> None:
    """Of new people, from the workers' own rows, without carrying them through Python."""
    for start in range(0, len(workers), CHUNK):
        some = workers[start : start + CHUNK]
        places = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                'INSERT INTO people_assignment (worker_id, grid_id, "primary", duty, first_day)'  # noqa: S608  no values in it
                f" SELECT id, grid_id, %s, '', COALESCE(joined_on, %s) FROM people_worker WHERE id IN ({places})",
                [True, today, *some],
            )


def _write_service_ended(changes: list[Change]) -> None:
    """By the day in the sheet. Somebody new who has left already gets the assignment that is over."""
    days = [(change, day) for change in changes if (day := _leaving(change))]
    _open_again([change for change, _day in days if change.person and change.person.left_on])
    _end_service({change.worker.pk: day for change, day in days if change.person})
    Assignment.objects.bulk_create(
        [
            Assignment(
                worker=change.worker, grid=change.row.grid, first_day=change.worker.joined_on or day, last_day=day
            )
            for change, day in days
            if not change.person
        ],
        batch_size=2000,
    )


def _open_again(changes: list[Change]) -> None:
    """Whose leaving day is put right: what ended on the wrong day is to end on the right one."""
    for wrong in {change.person.left_on for change in changes}:
        workers = [change.worker.pk for change in changes if change.person.left_on == wrong]
        for start in range(0, len(workers), CHUNK):
            part = workers[start : start + CHUNK]
            Assignment.objects.filter(worker__in=part, last_day=wrong).update(last_day=None)


def _end_service(last_days: dict[int, date]) -> None:
    """Of the workers with these keys."""
    for day in set(last_days.values()):
        workers = [pk for pk, last_day in last_days.items() if last_day == day]
        for start in range(0, len(workers), CHUNK):
            part = workers[start : start + CHUNK]
            Worker.objects.filter(pk__in=part).update(left_on=day)
            record_terms(Worker.objects.filter(pk__in=part), timezone.localdate())


def _write_titles(changes: list[Change]) -> None:
    Qualification.objects.bulk_create(
        [
            Qualification(worker=change.worker, title=title)
            for change in changes
            if change.row
            for title in new_titles(change.row)
        ],
        batch_size=2000,
    )
