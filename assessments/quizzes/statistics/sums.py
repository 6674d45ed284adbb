"""Exact sums. Marks come as whole numbers (of the smallest step that occurs), so that no spread is none and never 1e-17."""

from typing import cast

import numpy as np

SAFE = 2**62  # what a sum in 64 bits may reach


def whole(values: list[int]) -> np.ndarray:
    """As 64-bit integers, or as Python's own where they are too large for that."""
    most = max((abs(value) for value in values), default=0)
    return np.array(values, dtype=np.int64 if most < 2**31 else object)


def dot(one: np.ndarray, other: np.ndarray) -> int:
    """Σ xy."""
    if not len(one):
        return 0
    if object in (one.dtype, other.dtype) or len(one) * _most(one) * _most(other) >= SAFE:
        return sum(int(x) * int(y) for x, y in zip(one, other, strict=True))
    return int(np.dot(one, other))


def spread(one: np.ndarray, other: np.ndarray) -> int:
    """n·Σxy − Σx·Σy: the covariance of n pairs times n·(n − 1); with itself the variance."""
    return len(one) * dot(one, other) - int(one.sum()) * int(other.sum())


def powers(values: np.ndarray) -> tuple[int, int, int]:
    """Σd², Σd³, Σd⁴ of d = n·x − Σx, the distance to the mean times n."""
    count, total = len(values), int(values.sum())
    distances = [count * int(value) - total for value in values]
    squares = [distance * distance for distance in distances]
    cubes = sum(square * distance for square, distance in zip(squares, distances, strict=True))
    return sum(squares), cubes, sum(square * square for square in squares)


def _most(values: np.ndarray) -> int:
    return max(abs(cast(int, values.max().item())), abs(cast(int, values.min().item())))
