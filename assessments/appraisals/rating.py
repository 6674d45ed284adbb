"""Enters supervisors' ratings. A later rating of the same person supersedes the earlier one; both stay readable."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.appraisals.entering import locked, require_due
from assessments.appraisals.models import Cycle, Rating
from ledger import auditing
from people.models import User, Worker


@transaction.atomic
def rate_many(cycle: Cycle, rows: Iterable[tuple[int, Decimal, str]], by: User) -> int:
    """Rows of worker id, score (0–100) and remark. Adds what differs from the rating in force, returns how many.

    Raises ValidationError (a score outside 0–100, somebody not in the round, an approved cycle) and PermissionDenied.
    """
    stored = locked(cycle, by)
    rows = list(rows)
    if any(not 0 <= score <= 100 for _worker, score, _remark in rows):
        raise ValidationError(_("评分要在 0 到 100 之间。"))
    require_due(stored, (worker for worker, _score, _remark in rows))
    counts: Counter[int] = Counter()
    latest: dict[int, tuple[Decimal, str]] = {}
    for worker, score, remark in stored.ratings.order_by("pk").values_list("worker_id", "score", "remark"):
        counts[worker] += 1
        latest[worker] = (score, remark)
    added = []
    for worker, score, remark in rows:
        if latest.get(worker) == (score, remark):
            continue
        counts[worker] += 1
        latest[worker] = (score, remark)
        key = f"rating:{stored.pk}:{worker}:{counts[worker]}"
        added.append(Rating(cycle=stored, worker_id=worker, score=score, remark=remark, by=by, source_key=key))
    Rating.objects.bulk_create(added)
    if added:
        auditing.record(by, "appraisals.rate", stored, path=stored.grid.path, ratings=len(added))
    return len(added)


def rate(cycle: Cycle, worker: Worker, score: Decimal, by: User, remark: str = "") -> int:
    """One person's rating; see `rate_many`."""
    return rate_many(cycle, [(worker.pk, score, remark)], by)
