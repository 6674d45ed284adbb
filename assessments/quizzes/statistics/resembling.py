"""Answer sheets that share more wrong answers than chance makes them share. For an auditor to look at, never to act on alone.

Two people a and b with the same form. Of b's n wrong answers a gave k as well. A person who scores about like a gives b's wrong
answer to question i with probability p_i, the share of a's score group that gave it. If nothing but chance made them alike, at
least k of n would agree with a probability of at most P(Binomial(n, Σp_i/n) ≥ k), for k ≥ Σp_i + 1 (Hoeffding, Annals of
Mathematical Statistics 27, 1956). It is taken from both sides, and the larger of the two counts. Such an index, conditional on
one person's answers and the other's ability, is known as g2 (Frary, Tideman & Watts, Journal of Educational Statistics 2, 1977)
and ω (Wollack, Applied Psychological Measurement 21, 1997); only wrong answers are taken, as in the K-index (Holland, 1996):
right ones say no more than that both know it. With many pairs some look alike by chance, so each probability is multiplied by
the number of pairs (Bonferroni).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assessments.bank.wording import Kind
from assessments.quizzes.statistics.gathering import Gathered
from assessments.quizzes.statistics.grouping import parted

LEAST_PEOPLE = 30  # with the same form; with fewer the shares say nothing
LEAST_SAME = 4  # identical wrong answers
LIMIT = 0.01  # a list with a chance pair on it once in a hundred quizzes
BLOCK = 500  # people compared with all others at once
GROUPS, LEAST_IN_GROUP = 5, 20  # by score, on each form
Places = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Pair:
    """`one`, `other`: attempts. `wrong`: the wrong answers of the one who has fewer; `same`: those that both gave; `expected`:
    how many chance makes, the larger of the two sides; `odds`: the probability after the correction.
    """

    one: int
    other: int
    wrong: int
    same: int
    expected: float
    odds: float


@dataclass(frozen=True)
class Compared:
    """`pairs` most striking first; `people` and `all_pairs` that were compared; `left_out` sat a form with too few others."""

    pairs: list[Pair]
    people: int
    all_pairs: int
    left_out: int


def compare(gathered: Gathered, kinds: dict[int, str]) -> Compared:
    """`kinds` by item version. Questions that a person marked are left out, and those with one wrong answer only."""
    forms, counts = np.unique(gathered.forms, return_counts=True)
    enough = [form for form, count in zip(forms, counts, strict=True) if count >= LEAST_PEOPLE]
    sizes = [int(count) for count in counts if count >= LEAST_PEOPLE]
    all_pairs = sum(size * (size - 1) // 2 for size in sizes)
    usable = _usable(gathered, kinds)
    found = [pair for form in enough for pair in _on_form(gathered, usable, form, all_pairs)]
    return Compared(
        sorted(found, key=lambda pair: (pair.odds, -pair.same, pair.one, pair.other)),
        sum(sizes),
        all_pairs,
        len(gathered) - sum(sizes),
    )


def _usable(gathered: Gathered, kinds: dict[int, str]) -> np.ndarray:
    """The wrong answers, as places of rows."""
    blank = gathered.responses.index("") if "" in gathered.responses else -1
    choice = np.isin(gathered.version, [pk for pk, kind in kinds.items() if kind != Kind.TRUE_FALSE])
    wrong = (gathered.score < gathered.most) & (gathered.response != blank) & ~gathered.by_hand & choice
    return np.flatnonzero(wrong)


def _on_form(gathered: Gathered, usable: np.ndarray, form: int, all_pairs: int) -> Iterator[Pair]:
    people = np.flatnonzero(gathered.forms == form)
    rows = usable[np.isin(gathered.row[usable], people)]
    key = gathered.version[rows] * len(gathered.responses) + gathered.response[rows]
    _answers, answer, times = np.unique(key, return_inverse=True, return_counts=True)
    gave = np.zeros((len(people), len(times)), dtype=np.float32)
    gave[np.searchsorted(people, gathered.row[rows]), answer] = 1
    wrong = gave.sum(axis=1).astype(np.int64)
    shared = gave[:, times > 1]  # what one person alone answered is like nobody's
    group = parted(gathered.total(gathered.score)[people], max(1, min(GROUPS, len(people) // LEAST_IN_GROUP)))
    # of somebody in this group, how many of each person's wrong answers: groups × people
    likely = np.array([shared[group == one].mean(axis=0) for one in range(group.max() + 1)]) @ shared.T
    for start in range(0, len(people), BLOCK):
        one, other, count = _striking(shared, likely, group, start)
        near = _may_be_below(wrong[other], count, likely[group[one], other] / wrong[other], LIMIT / all_pairs)
        near &= _may_be_below(wrong[one], count, likely[group[other], one] / wrong[one], LIMIT / all_pairs)
        one, other, count = one[near], other[near], count[near]
        odds = np.maximum(
            tail(wrong[other], count, likely[group[one], other] / wrong[other]),
            tail(wrong[one], count, likely[group[other], one] / wrong[one]),
        )
        for at in np.flatnonzero(odds * all_pairs < LIMIT):
            a, b = one[at], other[at]
            yield Pair(
                one=int(gathered.attempts[people[a]]),
                other=int(gathered.attempts[people[b]]),
                wrong=int(min(wrong[a], wrong[b])),
                same=int(count[at]),
                expected=float(max(likely[group[a], b], likely[group[b], a])),
                odds=float(odds[at] * all_pairs),
            )


def _striking(shared: np.ndarray, likely: np.ndarray, group: np.ndarray, start: int) -> Places:
    """Of a block of people with all that come after them the pairs worth a closer look, each once, with their identical answers."""
    end = min(start + BLOCK, len(shared))
    same = shared[start:end] @ shared[start:].T
    expected = np.maximum(likely[group[start:end], start:], likely[group[start:], start:end].T)
    look = same >= np.maximum(LEAST_SAME, np.maximum(expected + 1, expected + 3 * np.sqrt(expected)))
    look[np.tril_indices(end - start, m=len(shared) - start)] = False  # nobody with oneself, nor twice
    one, other = np.nonzero(look)
    return one + start, other + start, same[one, other].astype(np.int64)


def _may_be_below(n: np.ndarray, k: np.ndarray, p: np.ndarray, limit: float) -> np.ndarray:
    """Whether P(Binomial(n, p) ≥ k) may be below the limit, told quickly: it is at least exp(−n·D)/√(8k(1 − k/n)) with D the
    divergence of k/n from p (Ash, Information Theory, lemma 4.7.2); where k = n it is pⁿ.
    """
    share = np.minimum(k / n, 1 - 1e-9)
    with np.errstate(divide="ignore"):
        apart = share * np.log(share / p) + (1 - share) * (np.log1p(-share) - np.log1p(-np.minimum(p, 1 - 1e-9)))
    return -n * apart - np.log(np.maximum(8 * k * (1 - share), 1)) / 2 <= np.log(limit)


def tail(n: np.ndarray, k: np.ndarray, p: np.ndarray) -> np.ndarray:
    """P(Binomial(n, p) ≥ k), each on its own; 0 < p ≤ 1."""
    if not len(n):
        return np.zeros(0)
    most = int(n.max())
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])
    hits = np.arange(most + 1)[None, :]
    inside = (hits >= k[:, None]) & (hits <= n[:, None])
    misses = np.where(inside, n[:, None] - hits, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_p, log_q = np.log(p)[:, None], np.log1p(-p)[:, None]
        misses_log = np.where(misses > 0, misses * log_q, 0.0)
    log = factorial[n][:, None] - factorial[hits] - factorial[misses] + hits * log_p + misses_log
    return np.minimum(1.0, np.where(inside, np.exp(log), 0.0).sum(axis=1))
