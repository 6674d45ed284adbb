"""What rests on results that a regrade changes: certificates, appraisals, pay. It is listed, never changed by itself."""

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from assessments.quizzes.models import Attempt
from assessments.quizzes.regrading.trying import Outcome
from assessments.quizzes.signals import Change, Consequence, asking_consequences


def consequences_of(outcomes: Sequence[Outcome]) -> dict[int, list[Consequence]]:
    """By attempt. Only outcomes whose total or verdict changes can have any; needs the whole tree in sight."""
    told: dict[int, list[Consequence]] = defaultdict(list)
    if changes := _changes(outcomes):
        for _receiver, answer in asking_consequences.send(sender=None, changes=changes):
            for one in cast(list[Consequence], answer):
                told[one.attempt].append(one)
    return told


def _changes(outcomes: Sequence[Outcome]) -> list[Change]:
    """Of the attempts that had a result before: on what waited for one nothing can rest."""
    marked = {one.sheet.pk: one for one in outcomes if one.score is not None}
    rows = Attempt.objects.filter(pk__in=list(marked)).values_list(
        "pk", "enrolment_id", "worker_id", "enrolment__round_id", "enrolment__round__exam_key", "step_key"
    )
    return [
        Change(pk, enrolment, worker, round_id, exam_key == step_key, bool(marked[pk].turns))
        for pk, enrolment, worker, round_id, exam_key, step_key in rows
        if exam_key == step_key or marked[pk].turns
    ]
