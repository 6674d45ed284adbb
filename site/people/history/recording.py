"""Keeps the dated rows in step with a roster that has just been written, for thousands of people at once."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef

from people.models import Assignment, Employment, Leave, Worker

CHUNK = 5_000  # values in one SQL statement
TERMS = ("category_id", "post", "grade")


def record_terms(workers: Iterable[Worker], today: date) -> None:
    """Brings the terms of these people in step with their own fields, as just saved; call inside the transaction.

    New people begin on the day they joined (today when unknown); changed terms begin today, and terms that began today
    are put right instead; somebody back from leaving begins today. Who has left (`left_on`) has everything open closed
    on that day; a day of leaving that was put right moves the end. A handful of statements for each 5,000 people. Needs a scope that sees all of them.
    """
    people = {worker.pk: worker for worker in workers}
    latest = _latest(list(people))
    new, anew, put_right, closed, gone, over, moved = [], [], [], [], [], [], []
    for pk, worker in people.items():
        current = latest.get(pk)
        if worker.left_on:
            gone.append(worker)
            if current is None:
                over.append(pk)
            elif current.last_day and current.last_day != worker.left_on:
                moved.append(current.pk)
        elif current is None:
            new.append(pk)
        elif current.first_day >= today:
            if current.last_day or _differs(current, worker):
                put_right.append(current.pk)
        elif current.last_day and current.last_day < today:
            anew.append(pk)
        elif current.last_day or _differs(current, worker):
            closed.append(current.pk)
            anew.append(pk)
    for some in _chunks(closed):
        Employment.objects.filter(pk__in=some).update(last_day=today - timedelta(days=1))
    for some in _chunks(put_right):
        Employment.objects.filter(pk__in=some).update(last_day=None, **_as_the_worker())
    _open(new, "COALESCE(joined_on, %s)", today)
    _open(anew, "CASE WHEN 1 = 0 THEN joined_on ELSE %s END", today)  # tells PostgreSQL that it is a day
    _open(over, "COALESCE(joined_on, left_on, %s)", today)
    for some in _chunks(moved):
        Employment.objects.filter(pk__in=some).update(last_day=None)
    _close(gone)


def _latest(ids: list[int]) -> dict[int, Any]:
    """The last terms of each worker, open or ended."""
    latest = {}
    for some in _chunks(ids):
        rows = Employment.objects.filter(worker__in=some).order_by("first_day")
        for row in rows.values_list("pk", "worker_id", *TERMS, "first_day", "last_day", named=True):
            latest[row.worker_id] = row
    return latest


def _differs(row: Any, worker: Worker) -> bool:
    return (row.category_id, row.post, row.grade) != (worker.category_id, worker.post, worker.grade)


def _as_the_worker() -> dict[str, Any]:
    worker = Worker.objects.filter(pk=OuterRef("worker"))
    return {name: worker.values(name)[:1] for name in TERMS}


def _open(ids: list[int], first_day: str, today: date) -> None:
    """From the workers' own rows, without carrying them through Python."""
    for some in _chunks(ids):
        places = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_employment (worker_id, category_id, post, grade, first_day)"  # noqa: S608  no values in it
                f" SELECT id, category_id, post, grade, {first_day} FROM people_worker WHERE id IN ({places})",
                [today, *some],
            )


def _close(gone: list[Worker]) -> None:
    """Nothing ends before it began: what began after the day of leaving ends on its first day."""
    by_day: dict[date, list[int]] = {}
    for worker in gone:
        if worker.left_on:
            by_day.setdefault(worker.left_on, []).append(worker.pk)
    for last_day, ids in by_day.items():
        for some in _chunks(ids):
            for model in (Employment, Assignment, Leave):
                rows = model.objects.filter(worker__in=some, last_day=None)
                rows.filter(first_day__gt=last_day).update(last_day=F("first_day"))
                rows.update(last_day=last_day)


def _chunks(values: list) -> Iterator[list]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
