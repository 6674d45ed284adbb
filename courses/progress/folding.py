"""Folds the ledgers of completions and credit into the enrolments: state, credit, exam score, day of qualification."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from courses.progress.models import Completion, CreditEntry
from courses.progress.qualification import SET_BY_HAND, Standing, qualified_on, state_of
from courses.progress.standing import StepRecord, by_step
from courses.rounds.models import Enrolment

FOLDED = ("state", "credit", "exam_score", "qualified_on")
BATCH = 1_000


@dataclass(frozen=True)
class Difference:
    """An enrolment whose stored figure is not what its ledgers say."""

    enrolment_id: int
    name: str
    stored: object
    rebuilt: object


def fold(enrolment_ids: Iterable[int]) -> int:
    """Writes what the ledgers say into these enrolments. Returns how many changed; folding again changes none."""
    changed = 0
    for enrolments in _batches(enrolment_ids):
        different = {found.enrolment_id for found in _compare(enrolments)}
        rows = [enrolment for enrolment in enrolments if enrolment.pk in different]
        if rows:
            # An upsert by primary key: one statement for many rows, where an update has a branch for each.
            Enrolment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=FOLDED)
        changed += len(rows)
    return changed


def check() -> list[Difference]:
    """Rebuilds every enrolment in sight from its ledgers and says where the stored figures differ. Writes nothing."""
    ids = list(Enrolment.objects.order_by("pk").values_list("pk", flat=True))
    return [found for enrolments in _batches(ids) for found in _compare(enrolments)]


def _batches(enrolment_ids: Iterable[int]) -> Iterator[list[Enrolment]]:
    ids = sorted(set(enrolment_ids))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        yield list(Enrolment.objects.filter(pk__in=batch).select_related("round__credit_rule"))


def _compare(enrolments: list[Enrolment]) -> list[Difference]:
    """Sets the folded fields on the enrolments, and tells which of them were different before."""
    found = []
    standings = _standings(enrolments)
    for enrolment in enrolments:
        standing = standings[enrolment.pk]
        rebuilt = {
            "state": enrolment.state if enrolment.state in SET_BY_HAND else str(state_of(standing)),
            "credit": standing.credit,
            "exam_score": standing.exam_score,
            "qualified_on": None if enrolment.state in SET_BY_HAND else qualified_on(standing),
        }
        for name, value in rebuilt.items():
            stored = getattr(enrolment, name)
            if stored != value:
                found.append(Difference(enrolment.pk, name, stored, value))
                setattr(enrolment, name, value)
    return found


def _standings(enrolments: list[Enrolment]) -> dict[int, Standing]:
    ids = [enrolment.pk for enrolment in enrolments]
    completions: dict[int, list[Completion]] = defaultdict(list)
    credit: dict[int, dict[UUID, Decimal]] = defaultdict(dict)
    for completion in Completion.objects.filter(enrolment__in=ids):
        completions[completion.enrolment_id].append(completion)
    entries = CreditEntry.objects.filter(enrolment__in=ids).values_list("enrolment", "completion__step_key")
    for pk, step_key, amount in entries.annotate(total=Sum("amount")):
        credit[pk][step_key] = amount
    return {
        enrolment.pk: _standing(enrolment, by_step(completions[enrolment.pk]), credit[enrolment.pk])
        for enrolment in enrolments
    }


def _standing(enrolment: Enrolment, records: dict[UUID, StepRecord], credit: dict[UUID, Decimal]) -> Standing:
    round = enrolment.round
    exam = (records.get(round.exam_key) if round.exam_key else None) or StepRecord()
    return Standing(
        required=round.required_credit,
        has_exam=round.exam_key is not None,
        exam_worth=round.credit_rule.passed_test,
        closed=round.closed_at is not None,
        begun=bool(records),
        credit=sum(credit.values(), Decimal(0)),
        earned=[(record.done_on, credit[key]) for key, record in records.items() if record.done_on and key in credit],
        exam_scores=list(exam.scores),
        exam_passed_on=exam.done_on,
    )
