"""Fills sections whose pools overlap, whenever that is possible at all."""

from random import Random


class BankTooSmall(ValueError):
    """The pools cannot fill the blueprint. `section` is the place (from 0) of the section that came up short."""

    def __init__(self, section: int):
        super().__init__(section)
        self.section = section


def seated(counts: list[int], pools: list[list[int]], random: Random) -> list[list[int]]:
    """So many questions from each pool, none of them twice. Raises BankTooSmall when there is no way."""
    seats = [section for section, count in enumerate(counts) for _ in range(count)]
    mixed = [random.sample(pool, len(pool)) for pool in pools]
    taken: dict[int, int] = {}  # version → seat
    for seat, section in enumerate(seats):
        if not _seated(seat, seats, mixed, taken, set()):
            raise BankTooSmall(section)
    hands: list[list[int]] = [[] for _ in counts]
    for version, seat in sorted(taken.items(), key=lambda pair: pair[1]):
        hands[seats[seat]].append(version)
    return hands


def _seated(seat: int, seats: list[int], pools: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Gives the seat a free question, or one whose seat can move on to another (bipartite matching, Kuhn 1955)."""
    pool = pools[seats[seat]]
    for version in pool:
        if version not in taken:
            taken[version] = seat
            return True
    for version in pool:
        if version not in seen:
            seen.add(version)
            if _seated(taken[version], seats, pools, taken, seen):
                taken[version] = seat
                return True
    return False
