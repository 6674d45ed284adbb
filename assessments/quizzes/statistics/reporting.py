"""All figures of a quiz in a round, worked out when asked for and kept in this process until a mark is added."""

from dataclasses import dataclass

import numpy as np
from django.core.cache import caches

from assessments.quizzes.statistics.difficulty import Difficulty, difficulties
from assessments.quizzes.statistics.gathering import UNIT, Gathered, gather, stamp
from assessments.quizzes.statistics.grouping import Answers, answers, parted
from assessments.quizzes.statistics.item_figures import ItemFigures, item_figures, sum_of_weights
from assessments.quizzes.statistics.quiz_figures import QuizFigures, quiz_figures
from courses.rounds.models import RoundStep
from grids import scope

BINS = 10  # of the distribution, equally wide, from 0 to the maximum
KEPT = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class ItemReport:
    """One version of a question. `people`: attempts that had it; `most` in marks; `correct`: how many have full marks;
    `accepted`: the responses that earned them, by the key or by a regrade.
    """

    version_id: int
    people: int
    most: float
    correct: int
    accepted: frozenset[str]
    figures: ItemFigures
    answers: Answers
    difficulty: Difficulty | None
    by_hand: bool


@dataclass(frozen=True)
class Report:
    """`most` in marks; `bins` attempts by share of the maximum; `aside` as `gathering.Gathered` has it."""

    people: int
    aside: int
    forms: int
    most: float
    figures: QuizFigures
    bins: list[int]
    items: dict[int, ItemReport]


def report_on(step: RoundStep) -> Report:
    """Of what the scope in force reaches. One query when nothing has changed since the last time."""
    key = f"statistics:{step.pk}:{stamp(step)}:{scope.current().paths}".replace(" ", "")
    kept = caches["local"].get(key)
    if kept is None:
        kept = report(gather(step))
        caches["local"].set(key, kept, KEPT)
    return kept


def report(gathered: Gathered) -> Report:
    totals, maxima = gathered.total(gathered.score), gathered.total(gathered.most)
    places = _places(gathered)
    weights = sum_of_weights(places, totals)
    group, top = parted(totals / np.maximum(maxima, 1)), _commonest(maxima)
    versions, place = np.unique(gathered.version, return_inverse=True)
    rows = [np.flatnonzero(place == at) for at in range(len(versions))]
    hard = _difficulties(gathered, place, len(versions))
    items = {
        int(version): _item(gathered, int(version), own, totals, group, hard[at], top, weights)
        for at, (version, own) in enumerate(zip(versions, rows, strict=True))
    }
    return Report(
        people=len(gathered),
        aside=gathered.aside,
        forms=len(np.unique(gathered.forms)),
        most=top / UNIT,
        figures=quiz_figures(totals, places if _complete(gathered) else [], UNIT),
        bins=_bins(totals, maxima),
        items=items,
    )


def _commonest(values: np.ndarray) -> int:
    found, times = np.unique(values, return_counts=True)
    return int(found[times.argmax()]) if len(found) else 0


def _places(gathered: Gathered) -> list[np.ndarray]:
    """The marks of each place of the paper that all attempts have; forms differ in what they ask there. Without places that
    are worth nothing, which a regrade has taken out.
    """
    order = np.lexsort((gathered.row, gathered.slot))
    _slots, first, counts = np.unique(gathered.slot[order], return_index=True, return_counts=True)
    parts = [order[start : start + count] for start, count in zip(first, counts, strict=True) if count == len(gathered)]
    return [gathered.score[part] for part in parts if gathered.most[part].any()]


def _complete(gathered: Gathered) -> bool:
    """Whether all attempts have the same places: alpha has no meaning for a part of a paper."""
    return len(np.unique(gathered.slot)) * len(gathered) == len(gathered.row)


def _item(
    gathered: Gathered,
    version: int,
    rows: np.ndarray,
    totals: np.ndarray,
    group: np.ndarray,
    hard: Difficulty | None,
    top: int,
    weights: float,
) -> ItemReport:
    most = _commonest(gathered.most[rows])  # it may be worth different marks in two parts: those of most people
    rows = rows[gathered.most[rows] == most]
    who, marks = gathered.row[rows], gathered.score[rows]
    return ItemReport(
        version_id=version,
        people=len(rows),
        most=most / UNIT,
        correct=int((marks == most).sum()),
        accepted=frozenset(gathered.responses[code] for code in np.unique(gathered.response[rows[marks == most]])),
        figures=item_figures(marks, totals[who], most, UNIT, all_most=top, all_weights=weights),
        answers=answers(gathered.response[rows], group[who], gathered.responses),
        difficulty=hard,
        by_hand=bool(gathered.by_hand[rows].any()),
    )


def _difficulties(gathered: Gathered, place: np.ndarray, versions: int) -> list[Difficulty | None]:
    """By the Rasch model, of the items that give all or nothing."""
    given = np.zeros((len(gathered), versions), dtype=bool)
    right = given.copy()
    given[gathered.row, place] = True
    right[gathered.row, place] = gathered.score == gathered.most
    between = (gathered.score != 0) & (gathered.score != gathered.most)
    given[:, np.unique(place[between])] = False
    return difficulties(right, given)


def _bins(totals: np.ndarray, maxima: np.ndarray) -> list[int]:
    place = np.clip(totals * BINS // np.maximum(maxima, 1), 0, BINS - 1)
    return np.bincount(place, minlength=BINS).tolist()
