"""Records what was finished. Clients never say so: a lesson's page or the marking of a quiz does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses.progress.crediting import credit
from courses.progress.folding import fold
from courses.progress.models import Completion
from courses.rounds.models import Enrolment
from courses.rounds.steps import steps_of_round

BATCH = 500  # enrolments a transaction


@dataclass(frozen=True)
class Finished:
    """A step that somebody finished. `score` is percent of the maximum; `evidence` names its proof, "attempt:17".

    source_key names the deed, so that recording it again adds nothing: `lesson:{enrolment}:{step}` or
    `attempt:{id}:{marking run}`. Of several markings of one attempt the last recorded one stands.
    """

    enrolment_id: int
    step_key: UUID
    kind: str
    source_key: str
    at: datetime
    revision: int | None = None
    score: Decimal | None = None
    passed: bool | None = None
    evidence: str = ""


def complete(finished: Finished) -> bool:
    """Records one finished step. True when it is new and counts."""
    return complete_many([finished]) == 1


def complete_many(finished: Iterable[Finished]) -> int:
    """Records finished steps, books their credit and folds the enrolments. Returns the number of new completions.

    What lies outside the round's first and last day, or is no step of the round, does not count and is left out.
    Enrolments out of scope are left alone.
    """
    by_enrolment: dict[int, list[Finished]] = defaultdict(list)
    for one in finished:
        by_enrolment[one.enrolment_id].append(one)
    ids = sorted(by_enrolment)
    return sum(
        _complete({pk: by_enrolment[pk] for pk in ids[start : start + BATCH]}) for start in range(0, len(ids), BATCH)
    )


@transaction.atomic
def _complete(by_enrolment: dict[int, list[Finished]]) -> int:
    # Locked first: two steps finished at the same moment are folded one after the other, neither unseen.
    enrolments = list(
        Enrolment.objects.select_for_update(of=("self",))
        .filter(pk__in=list(by_enrolment))
        .select_related("round__credit_rule")
        .order_by("pk")
    )
    known = set(Completion.objects.filter(enrolment__in=enrolments).values_list("source_key", flat=True))
    new = {
        one.source_key: _entry(one)
        for enrolment in enrolments
        for one in _counting(enrolment, by_enrolment[enrolment.pk])
        if one.source_key not in known
    }
    if not new:
        return 0
    Completion.objects.bulk_create(new.values(), ignore_conflicts=True)
    touched = {entry.enrolment_id for entry in new.values()}
    credit(enrolment for enrolment in enrolments if enrolment.pk in touched)
    fold(touched)
    return len(new)


def _counting(enrolment: Enrolment, finished: list[Finished]) -> list[Finished]:
    kinds = {step.step_key: step.kind for step in steps_of_round(enrolment.round_id)}
    return [
        one
        for one in finished
        if kinds.get(one.step_key) == one.kind and enrolment.round.counts_on(timezone.localdate(one.at))
    ]


def _entry(one: Finished) -> Completion:
    return Completion(
        source_key=one.source_key,
        enrolment_id=one.enrolment_id,
        step_key=one.step_key,
        revision=one.revision,
        kind=one.kind,
        score=one.score,
        passed=one.passed,
        evidence=one.evidence,
        completed_at=one.at,
    )
