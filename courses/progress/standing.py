"""Which entries of the completion ledger stand: of one attempt marked several times, the newest marking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from courses.progress.models import Completion


@dataclass
class StepRecord:
    """Where one step of one enrolment stands."""

    done: bool = False  # a lesson finished, or a quiz passed
    done_on: date | None = None  # the first day on which it was
    scores: tuple[Decimal, ...] = ()
    proof: Completion | None = None  # the first completion that made it done; the newest one when it is not


def standing(completions: Iterable[Completion]) -> list[Completion]:
    """The completions that count, in the order of the ledger: a regrade replaces the earlier marks of its attempt."""
    newest = {}
    for completion in sorted(completions, key=lambda entry: entry.pk):
        newest[completion.evidence or completion.source_key] = completion
    return sorted(newest.values(), key=lambda entry: entry.pk)


def by_step(completions: Iterable[Completion]) -> dict[UUID, StepRecord]:
    """The record of every step that one enrolment has touched."""
    records: dict[UUID, StepRecord] = {}
    for completion in standing(completions):
        record = records.setdefault(completion.step_key, StepRecord())
        if completion.score is not None:
            record.scores += (completion.score,)
        if completion.passed is not False:
            day = timezone.localdate(completion.completed_at)
            record.done_on = min(day, record.done_on or day)
            record.proof = record.proof if record.done else completion
            record.done = True
        elif not record.done:
            record.proof = completion
    return records
