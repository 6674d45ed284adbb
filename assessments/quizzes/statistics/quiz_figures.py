"""The figures of a whole quiz, from the totals of its attempts.

Definitions: Moodle's developer documentation, "Quiz statistics calculations", Test statistics. S attempts with totals T,
mean M; mₖ = Σ(T − M)ᵏ/S. Undefined is None, never 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

import numpy as np

from assessments.quizzes.statistics.sums import powers, spread


@dataclass(frozen=True)
class QuizFigures:
    """In marks: mean, median, standard_deviation, standard_error. In percent: alpha, error_ratio. The others are plain."""

    mean: float | None = None
    median: float | None = None
    standard_deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    alpha: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


def quiz_figures(totals: np.ndarray, positions: Sequence[np.ndarray], unit: int) -> QuizFigures:
    """`totals` in units (`unit` of them are one mark), one of each attempt; `positions` the marks of each place of the
    quiz, in the order of the attempts.
    """
    if not len(totals):
        return QuizFigures()
    deviation, coefficient = standard_deviation(totals, unit), alpha(totals, positions)
    ratio = error_ratio(coefficient)
    return QuizFigures(
        mean=float(Fraction(int(totals.sum()), len(totals) * unit)),
        median=median(totals, unit),
        standard_deviation=deviation,
        skewness=skewness(totals),
        kurtosis=kurtosis(totals),
        alpha=coefficient,
        error_ratio=ratio,
        standard_error=None if ratio is None or deviation is None else ratio / 100 * deviation,
    )


def median(totals: np.ndarray, unit: int) -> float:
    """The middle total, or half-way between the two in the middle."""
    ordered, half = np.sort(totals), len(totals) // 2
    low = int(ordered[half if len(totals) % 2 else half - 1])
    return float(Fraction(low + int(ordered[half]), 2 * unit))


def standard_deviation(values: np.ndarray, unit: int) -> float | None:
    """√(Σ(x − mean)²/(S − 1)), in marks. None of a single value."""
    count = len(values)
    return sqrt(Fraction(spread(values, values), count * (count - 1) * unit**2)) if count > 1 else None


def skewness(totals: np.ndarray) -> float | None:
    """k₃/k₂^(3/2) with k₂ = S·m₂/(S − 1) and k₃ = S²·m₃/((S − 1)(S − 2)). None of fewer than three, or without spread."""
    count = len(totals)
    squares, cubes, _fourth = powers(totals)
    if count < 3 or not squares:
        return None
    return count * sqrt(count - 1) / (count - 2) * float(Fraction(cubes, squares)) / sqrt(squares)


def kurtosis(totals: np.ndarray) -> float | None:
    """k₄/k₂² with k₄ = S²·((S + 1)·m₄ − 3(S − 1)·m₂²)/((S − 1)(S − 2)(S − 3)); 0 is as a bell curve has it.
    None of fewer than four, or without spread.
    """
    count = len(totals)
    squares, _cubes, fourth = powers(totals)
    if count < 4 or not squares:
        return None
    above = (count + 1) * count * fourth - 3 * (count - 1) * squares**2
    return float(Fraction(above * (count - 1), (count - 2) * (count - 3) * squares**2))


def alpha(totals: np.ndarray, positions: Sequence[np.ndarray]) -> float | None:
    """Cronbach's alpha, which Moodle calls coefficient of internal consistency: 100·p/(p − 1)·(1 − ΣVar(xᵢ)/Var(T)).
    None of fewer than two attempts or places, or when all totals are equal.
    """
    places, whole = len(positions), spread(totals, totals)
    if len(totals) < 2 or places < 2 or not whole:
        return None
    parts = sum(spread(marks, marks) for marks in positions)
    return float(Fraction(100 * places * (whole - parts), (places - 1) * whole))


def error_ratio(coefficient: float | None) -> float | None:
    """100·√(1 − alpha/100): how much of the deviation is chance. Above 100 when alpha is negative."""
    return None if coefficient is None else 100 * sqrt(max(0.0, 1 - coefficient / 100))
