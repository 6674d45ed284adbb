"""Difficulty by the Rasch model: P(right) = 1/(1 + e^(b − θ)), with b of the item and θ of the person on one scale (logits).

Marginal maximum likelihood with an EM algorithm (Bock & Aitkin, Psychometrika 46, 1981; for one parameter Thissen,
Psychometrika 47, 1982): people are taken for a sample of one normal distribution with mean 0, whose deviation is estimated
too. So 0 is the average person, people with everything right or wrong need not be left out, and items of forms that share
no question stand on one scale as long as chance gave out the forms. In this model a person's number of right answers says
all, so the likelihood is taken once for each form and number.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

LEAST_PEOPLE, LEAST_ANSWERS = 100, 30
NODES = np.linspace(-6.0, 6.0, 49)  # of the standard normal distribution
MOST_ROUNDS, CLOSE = 500, 1e-4


@dataclass(frozen=True)
class Difficulty:
    """In logits; `error` is the standard error from the information of the answers."""

    value: float
    error: float


def difficulties(right: np.ndarray, given: np.ndarray) -> list[Difficulty | None]:
    """`right` and `given`, people × items: whether the answer was right, and whether the person had the item. None for an
    item with fewer than LEAST_ANSWERS or with only right or only wrong ones; for all with fewer than LEAST_PEOPLE people, or
    when the estimates have not settled (no change above CLOSE) after MOST_ROUNDS rounds.
    """
    right = right & given
    usable = _usable(right, given)
    nothing: list[Difficulty | None] = [None] * given.shape[1]
    people = (given[:, usable]).any(axis=1) if usable.any() else np.zeros(len(given), dtype=bool)
    if people.sum() < LEAST_PEOPLE or usable.sum() < 2:
        return nothing
    found = _estimate(right[np.ix_(people, usable)], given[np.ix_(people, usable)])
    for place, one in zip(np.flatnonzero(usable), found, strict=False):
        nothing[place] = one
    return nothing


def _usable(right: np.ndarray, given: np.ndarray) -> np.ndarray:
    counts, correct = given.sum(axis=0), right.sum(axis=0)
    return (counts >= LEAST_ANSWERS) & (correct > 0) & (correct < counts)


def _estimate(right: np.ndarray, given: np.ndarray) -> list[Difficulty]:
    """Empty when it does not settle."""
    cases, people = _cases(right, given)
    items, scores = cases[:, :-1].astype(float), cases[:, -1].astype(float)
    correct, answered = right.sum(axis=0), given.sum(axis=0)
    value, deviation = np.log((answered - correct) / correct), 1.0
    for _round in range(MOST_ROUNDS):
        theta = deviation * NODES
        chance = 1 / (1 + np.exp(value[:, None] - theta[None, :]))  # items × nodes
        # of each case at each node, up to what does not depend on θ
        likely = scores[:, None] * theta - items @ np.logaddexp(0, theta[None, :] - value[:, None]) - NODES**2 / 2
        weight = np.exp(likely - likely.max(axis=1, keepdims=True))
        weight *= (people / weight.sum(axis=1))[:, None]
        expected = items.T @ weight  # of the people who had the item, how many at each node
        information = (expected * chance * (1 - chance)).sum(axis=1)
        step = ((expected * chance).sum(axis=1) - correct) / information
        # the mean of the people is let go for a moment and put back to 0: it settles in a tenth of the rounds (Liu, Rubin & Wu,
        # Biometrika 85, 1998: parameter expansion)
        share = weight.sum(axis=0) / people.sum()
        middle = float(share @ theta)
        new = value + np.clip(step, -1, 1) - middle
        wider = float(np.sqrt(share @ theta**2 - middle**2))
        moved = max(float(np.abs(new - value).max()), abs(wider - deviation))
        value, deviation = new, wider
        if moved < CLOSE:
            return [
                Difficulty(float(one), float(1 / np.sqrt(known))) for one, known in zip(value, information, strict=True)
            ]
    return []


def _cases(right: np.ndarray, given: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which items somebody had and how many were right, each once, and of how many people it is so."""
    scores = right.sum(axis=1).tolist()
    counted = Counter(zip((row.tobytes() for row in np.packbits(given, axis=1)), scores, strict=True))
    packed = np.array([np.frombuffer(row, dtype=np.uint8) for row, _score in counted])
    items = np.unpackbits(packed, axis=1, count=given.shape[1])
    return np.column_stack([items.astype(np.int64), [score for _row, score in counted]]), np.array(
        list(counted.values())
    )
