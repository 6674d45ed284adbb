"""Three groups by score, and what each group answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LOWER, MIDDLE, UPPER = range(3)
GROUPS = (LOWER, MIDDLE, UPPER)


@dataclass(frozen=True)
class Answers:
    """How often each response was given, by group: {response: (lower, middle, upper)}, most frequent first; "" is none."""

    sizes: tuple[int, int, int]
    counts: dict[str, tuple[int, int, int]]


def parted(totals: np.ndarray, parts: int = len(GROUPS)) -> np.ndarray:
    """The group of each attempt, by its rank, from 0 for the lowest: thirds unless told otherwise. Equal totals stay together:
    they share the mean of their ranks, so that chance puts nobody above an equal; with many alike the groups differ in size.
    """
    _values, place, counts = np.unique(totals, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts + 1) / 2)[place]  # from 0, mean of those alike
    return np.clip(((rank + 0.5) * parts / max(1, len(totals))).astype(np.int64), 0, parts - 1)


def answers(response: np.ndarray, group: np.ndarray, texts: Sequence[str]) -> Answers:
    """`response` of each attempt as a number into `texts`, with its group."""
    codes, place = np.unique(response, return_inverse=True)
    table = np.zeros((len(codes), len(GROUPS)), dtype=np.int64)
    np.add.at(table, (place, group), 1)
    rows = sorted(zip(codes, table.tolist(), strict=True), key=lambda row: (-sum(row[1]), texts[row[0]]))
    low, middle, high = table.sum(axis=0).tolist()
    return Answers((low, middle, high), {texts[code]: (row[0], row[1], row[2]) for code, row in rows})
