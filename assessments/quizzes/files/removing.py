"""Removes files of answers whose time is over. The row stays, so that a page can say that something was there."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from assessments.quizzes.models import AnswerFile, Attempt, Mark
from ledger.auditing import SYSTEM, Deed, record_many

MOST = 500  # in one transaction


def due() -> QuerySet[AnswerFile]:
    """Those whose round ended, and whose attempt was marked last, more than ANSWER_FILE_DAYS ago. What still waits for marks
    stays. Needs a scope.
    """
    before = timezone.now() - timedelta(days=settings.ANSWER_FILE_DAYS)
    since = Mark.objects.filter(attempt=OuterRef("attempt"), created_at__gte=before)
    return (
        AnswerFile.objects.exclude(content="")
        .filter(attempt__enrolment__round__last_day__lt=timezone.localdate(before))
        .exclude(attempt__state=Attempt.State.OPEN)
        .exclude(attempt__state=Attempt.State.SUBMITTED, attempt__score=None)
        .exclude(Exists(since))
    )


@transaction.atomic
def remove_due() -> int:
    """Removes at most 500 of them and leaves one audit line an attempt. Returns how many."""
    rows = list(due().select_related("attempt__grid").order_by("pk")[:MOST])
    if not rows:
        return 0
    remove(rows)
    counts: dict[int, int] = {}
    for row in rows:
        counts[row.attempt_id] = counts.get(row.attempt_id, 0) + 1
    attempts = {row.attempt_id: row.attempt for row in rows}
    record_many(
        SYSTEM,
        "answer files removed",
        [Deed(one, path=one.grid.path, detail={"files": counts[pk]}) for pk, one in attempts.items()],
    )
    return len(rows)


def remove(rows: Iterable[AnswerFile]) -> None:
    """The contents go when the transaction is through."""
    places = {row.pk: row.content for row in rows if row.content}
    AnswerFile.objects.filter(pk__in=places).update(content="", title="", removed_at=timezone.now())
    transaction.on_commit(lambda: _delete(places.values()))


def _delete(places: Iterable[str]) -> None:
    for place in places:
        storages["private"].delete(place)
