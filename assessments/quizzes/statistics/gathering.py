"""The marks that count for the statistics of a quiz in a round, as columns of numbers.

Each person counts once, with the first attempt that was handed in and marked to the end: later ones know the questions
already. (Moodle's default as well; "Quiz statistics calculations", Quizzes that allow multiple attempts.)
"""

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Max, QuerySet

from assessments.quizzes.models import Attempt, Mark
from courses.rounds.models import RoundStep
from grids.scope import ScopedQuerySet

UNIT = 10_000  # of the database, to a mark
PIECE = 20_000  # rows that are tuples at a time


@dataclass(frozen=True)
class Gathered:
    """`attempts`, `forms`: ids, one of each attempt that counts. The others have a row for each newest mark: the place of
    its attempt in `attempts`, slot, item version, number of the response in `responses`, score and maximum in units, and
    whether a person gave it. `aside`: attempts left out because their paper has another maximum than most.
    """

    attempts: np.ndarray
    forms: np.ndarray
    row: np.ndarray
    slot: np.ndarray
    version: np.ndarray
    response: np.ndarray
    score: np.ndarray
    most: np.ndarray
    by_hand: np.ndarray
    responses: list[str]
    aside: int = 0

    def __len__(self) -> int:
        return len(self.attempts)

    def total(self, values: np.ndarray) -> np.ndarray:
        """The sum of a column for each attempt."""
        return np.bincount(self.row, weights=values, minlength=len(self)).astype(np.int64)


def attempts_of(step: RoundStep) -> ScopedQuerySet:
    """All that may count, as far as they are in sight; a person's first one first."""
    finished = Attempt.objects.filter(state=Attempt.State.SUBMITTED, score__isnull=False)
    of_step = finished.filter(enrolment__round=step.round_id, step_key=step.step_key)
    return of_step.filter(enrolment__worker__merged_into=None).order_by("enrolment", "number")


def stamp(step: RoundStep) -> tuple:
    """Changes with every mark that is added. One query."""
    marks = Mark.objects.filter(attempt__in=attempts_of(step).order_by())
    return tuple(marks.aggregate(newest=Max("pk"), count=Count("pk")).values())


def gather(step: RoundStep) -> Gathered:
    """Two queries, whatever the number of attempts."""
    first: dict[int, tuple[int, int, int]] = {}
    for enrolment, *sat in attempts_of(step).values_list("enrolment_id", "pk", "form_id", _raw("form__max_score")):
        first.setdefault(enrolment, tuple(sat))
    attempts, forms, worth = np.array(sorted(first.values()), dtype=np.int64).reshape(-1, 3).T
    rows = Mark.objects.filter(attempt__in=attempts_of(step).order_by()).values_list(
        "attempt_id", "slot", "run", "version_id", _raw("score"), _raw("max_score"), "by_id", "response"
    )
    return _comparable(_newest(attempts, forms, *_columns(rows)), worth)


def _raw(name: str) -> ExpressionWrapper:
    """As the whole number the database keeps: half a million decimals would take seconds."""
    return ExpressionWrapper(F(name), output_field=BigIntegerField())


def _columns(rows: QuerySet) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The rows as columns of numbers, a piece at a time, because as tuples half a million of them take a gigabyte: attempt, slot,
    run, version, score, maximum, whether by hand; and the number of each response, with the responses.
    """
    codes: dict[str, int] = {}
    pieces = [np.zeros((0, 8), dtype=np.int64)]
    found = rows.iterator(chunk_size=PIECE)
    while piece := list(islice(found, PIECE)):
        pieces.append(
            np.array(
                [(*row[:6], row[6] is not None, codes.setdefault(row[7], len(codes))) for row in piece], dtype=np.int64
            )
        )
    table = np.concatenate(pieces)
    return table[:, :7], table[:, 7], list(codes)


def _newest(
    attempts: np.ndarray, forms: np.ndarray, rows: np.ndarray, response: np.ndarray, responses: list[str]
) -> Gathered:
    attempt, slot, run, version, score, most, by_hand = rows.T
    order = np.lexsort((run, slot, attempt))
    key = attempt[order] * 100_000 + slot[order]
    last = np.append(key[1:] != key[:-1], True)[: len(key)]
    kept = order[last]
    kept = kept[np.isin(attempt[kept], attempts)]
    return Gathered(
        attempts=attempts,
        forms=forms,
        row=np.searchsorted(attempts, attempt[kept]),
        slot=slot[kept],
        version=version[kept],
        response=response[kept],
        score=score[kept],
        most=most[kept],
        by_hand=by_hand[kept].astype(bool),
        responses=responses,
    )


def _comparable(all_: Gathered, worth: np.ndarray) -> Gathered:
    """Only the attempts whose paper was published with the maximum that most have; `worth` of each attempt. What a regrade
    takes out of a form later makes no difference here.
    """
    values, counts = np.unique(worth, return_counts=True)
    if len(values) < 2:
        return all_
    alike = worth == values[counts.argmax()]
    rows = alike[all_.row]
    columns = ("slot", "version", "response", "score", "most", "by_hand")
    return replace(
        all_,
        attempts=all_.attempts[alike],
        forms=all_.forms[alike],
        row=(np.cumsum(alike) - 1)[all_.row[rows]],
        aside=int((~alike).sum()),
        **{name: getattr(all_, name)[rows] for name in columns},
    )
