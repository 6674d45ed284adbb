"""Exact totals, uneven parts: how the demonstration spreads a published figure over many places."""

from collections.abc import Mapping
from random import Random


def spread(total: int, places: int, random: Random, *, least: int = 1) -> list[int]:
    """`places` whole numbers of at least `least`, of various sizes, that sum to exactly `total`. Raises ValueError."""
    spare = total - least * places
    if spare < 0:
        raise ValueError(f"{total} does not reach {places} places")
    weights = [random.uniform(0.6, 1.4) for _ in range(places)]
    whole = sum(weights)
    parts = [int(spare * weight / whole) for weight in weights]
    for place in random.sample(range(places), spare - sum(parts)):
        parts[place] += 1
    return [least + part for part in parts]


def pick(random: Random, table: Mapping[str, float]) -> str:
    """One key of a table of weights."""
    return random.choices(list(table), weights=list(table.values()))[0]
