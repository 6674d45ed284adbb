"""Which attempt a final exam score comes from."""

from collections.abc import Iterable
from decimal import Decimal

from courses.progress.models import Completion
from courses.rounds.models import Round


def exam_attempts(round: Round) -> dict[tuple[int, Decimal], int]:
    """(enrolment id, percent) → attempt id, for all final exams of the round in one query. Of equal scores the latest."""
    if round.exam_key is None:
        return {}
    rows = Completion.objects.filter(
        enrolment__round=round, step_key=round.exam_key, evidence__startswith="attempt:"
    ).order_by("pk")
    return dict(_attempts(rows.values_list("enrolment_id", "score", "evidence")))


def _attempts(rows: Iterable[tuple[int, Decimal | None, str]]):
    for enrolment, score, evidence in rows:
        if score is not None:
            yield (enrolment, score), int(evidence.removeprefix("attempt:"))
