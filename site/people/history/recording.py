"""Keeps the dated rows in step with a roster that has just been written, for thousands of people at once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import DateField, F, Value
from django.db.models.functions import Greatest

from people.models import Assignment, Employment, Leave, Worker

CHUNK = 5_000  # values in one SQL statement


def record_terms(workers: Iterable[Worker], today: date) -> None:
    """Brings the terms of these people in step with their own fields, as just saved; call inside the transaction.

    New people begin on the day they joined (today when unknown); changed terms begin today, and terms that began today
    are put right instead; somebody back from leaving begins today. Who has left (`left_on`) has everything open closed
    on that day. Six statements for each 5,000 people. Needs a scope that sees all of them.
    """
    people = {worker.pk: worker for worker in workers}
    latest = _latest(list(people))
    opened, put_right, closed, gone = [], [], [], []
    for pk, worker in people.items():
        current = latest.get(pk)
        if worker.left_on:
            gone.append(worker)
        elif current is None:
            opened.append(_terms(worker, worker.joined_on or today))
        elif current.first_day >= today:
            current.category_id, current.post, current.grade = worker.category_id, worker.post, worker.grade
            current.last_day = None
            put_right.append(current)
        elif current.last_day and current.last_day < today:
            opened.append(_terms(worker, today))
        elif current.last_day or _differs(current, worker):
            closed.append(current.pk)
            opened.append(_terms(worker, today))
    for some in _chunks(closed):
        Employment.objects.filter(pk__in=some).update(last_day=today - timedelta(days=1))
    Employment.objects.bulk_update(put_right, ["category", "post", "grade", "last_day"], batch_size=400)
    Employment.objects.bulk_create(opened, batch_size=2000)
    close_service({worker.pk: worker.left_on for worker in gone})


def close_service(last_days: Mapping[int, date]) -> None:
    """Ends what is open for these workers on their last day; what began after it ends on the day it began.

    Three statements for each day and 5,000 people. Needs a scope that sees all of them.
    """
    for day in set(last_days.values()):
        for some in _chunks([pk for pk, last_day in last_days.items() if last_day == day]):
            for model in (Employment, Assignment, Leave):
                last_day = Greatest(F("first_day"), Value(day, DateField()))
                model.objects.filter(worker__in=some, last_day=None).update(last_day=last_day)


def _latest(ids: list[int]) -> dict[int, Employment]:
    """The last terms of each worker, open or ended."""
    latest: dict[int, Employment] = {}
    for some in _chunks(ids):
        for row in Employment.objects.filter(worker__in=some).order_by("first_day"):
            latest[row.worker_id] = row
    return latest


def _terms(worker: Worker, first_day: date) -> Employment:
    return Employment(
        worker=worker, category_id=worker.category_id, post=worker.post, grade=worker.grade, first_day=first_day
    )


def _differs(row: Employment, worker: Worker) -> bool:
    return (row.category_id, row.post, row.grade) != (worker.category_id, worker.post, worker.grade)


def _chunks(values: list) -> Iterator[list]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
