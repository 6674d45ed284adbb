"""What is known from earlier years, and whether somebody has confirmed it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from grids.paths import below
from people.models import PastRecord, Worker


def past_of(worker: Worker) -> QuerySet[PastRecord]:
    """All of it, newest first, refused lines too; `verdict` is loaded along."""
    return worker.past_records.select_related("verdict__by").order_by("-year", "kind", "pk")


def standing(worker: Worker) -> list[PastRecord]:
    """What the worker is shown: without what was refused."""
    return [record for record in past_of(worker) if not (verdict := verdict_of(record)) or verdict.confirmed]


def waiting(reach: Iterable[str]) -> QuerySet[PastRecord]:
    """Not yet confirmed or refused, below these paths, in the order they were entered."""
    inside = Q(pk__in=[])
    for path in reach:
        inside |= below(path, "worker__grid__path")
    rows = PastRecord.objects.filter(inside, verdict=None)
    return rows.select_related("worker__grid", "entered_by").order_by("pk")


def verdict_of(record: PastRecord):
    return getattr(record, "verdict", None)
