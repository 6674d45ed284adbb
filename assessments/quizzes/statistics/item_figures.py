"""The figures of one question, from its marks and the totals of the attempts that had it.

Definitions: Moodle's developer documentation, "Quiz statistics calculations", Item and position statistics. x the mark of the
item, T the total, T − x the rest of the quiz; variances and covariances with S − 1. Undefined is None, never 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

import numpy as np

from assessments.quizzes.statistics.quiz_figures import standard_deviation
from assessments.quizzes.statistics.sums import spread


@dataclass(frozen=True)
class ItemFigures:
    """In percent, but `standard_deviation` in marks."""

    facility: float | None
    standard_deviation: float | None
    discrimination_index: float | None
    discriminative_efficiency: float | None
    intended_weight: float | None
    effective_weight: float | None


def item_figures(
    marks: np.ndarray, totals: np.ndarray, most: int, unit: int, *, all_most: int, all_weights: float
) -> ItemFigures:
    """`marks` and `totals` of the same attempts and the item's maximum `most`, all in units; `all_most` is the maximum of the
    quiz, `all_weights` the sum of `weight` over its places.
    """
    own = weight(marks, totals)
    return ItemFigures(
        facility=facility(marks, most),
        standard_deviation=standard_deviation(marks, unit) if most else None,
        discrimination_index=discrimination_index(marks, totals - marks),
        discriminative_efficiency=discriminative_efficiency(marks, totals - marks),
        intended_weight=float(Fraction(100 * most, all_most)) if all_most else None,
        effective_weight=None if own is None or not all_weights else 100 * own / all_weights,
    )


def facility(marks: np.ndarray, most: int) -> float | None:
    """100 × mean mark ÷ maximum mark. None where the maximum is 0 or nobody had it."""
    return float(Fraction(100 * int(marks.sum()), len(marks) * most)) if len(marks) and most else None


def discrimination_index(marks: np.ndarray, rest: np.ndarray) -> float | None:
    """100 × the correlation of the mark with the rest of the quiz, −100 to 100. None when either has no spread."""
    both = spread(marks, marks) * spread(rest, rest)
    if not both:
        return None
    share = 100 * spread(marks, rest) / sqrt(both)
    return max(-100.0, min(100.0, share))


def discriminative_efficiency(marks: np.ndarray, rest: np.ndarray) -> float | None:
    """100 × covariance ÷ the largest that these marks could give: both sorted, lowest with lowest. None when that is 0."""
    largest = spread(np.sort(marks), np.sort(rest))
    return float(Fraction(100 * spread(marks, rest), largest)) if largest else None


def weight(marks: np.ndarray, totals: np.ndarray) -> float | None:
    """√Cov(x, T), as yet in no scale; of the sum of these over all places an item has its effective weight. None for a
    negative covariance, and where there are fewer than two attempts.
    """
    count = len(marks)
    shared = spread(marks, totals)
    return sqrt(Fraction(shared, count * (count - 1))) if count > 1 and shared >= 0 else None


def sum_of_weights(positions: Sequence[np.ndarray], totals: np.ndarray) -> float:
    """Over the places of a quiz; negative ones count nothing."""
    return sum(weight(marks, totals) or 0.0 for marks in positions)
