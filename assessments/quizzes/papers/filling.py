"""Fills sections whose pools overlap, whenever that is possible at all."""

from random import Random


class BankTooSmall(ValueError):
    """The pools cannot fill the blueprint. `section` is the place (from 0) of the section that came up short."""

    def __init__(self, section: int):
        super().__init__(section)
        self.section = section


def filled(counts: list[int], pools: list[list[int]], random: Random) -> list[list[int]]:
    """So many questions from each pool, none of them twice. Raises BankTooSmall when there is no way."""
    slots = [section for section, count in enumerate(counts) for _ in range(count)]
    mixed = [random.sample(pool, len(pool)) for pool in pools]
    taken: dict[int, int] = {}  # version → slot
    for slot, section in enumerate(slots):
        if not _placed(slot, slots, mixed, taken, set()):
            raise BankTooSmall(section)
    hands: list[list[int]] = [[] for _ in counts]
    for version, slot in sorted(taken.items(), key=lambda pair: pair[1]):
        hands[slots[slot]].append(version)
    return hands


def _placed(slot: int, slots: list[int], pools: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Gives the slot a free question, or one whose slot can take another (bipartite matching, Kuhn 1955)."""
    pool = pools[slots[slot]]
    for version in pool:
        if version not in taken:
            taken[version] = slot
            return True
    for version in pool:
        if version not in seen:
            seen.add(version)
            if _placed(taken[version], slots, pools, taken, seen):
                taken[version] = slot
                return True
    return False
