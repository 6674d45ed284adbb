"""Draws forms from a blueprint. The same blueprint and seed give the same forms, today and in five years."""

from random import Random


class BankTooSmall(ValueError):
    """The pools cannot fill the blueprint. `section` is the place (from 0) of the section that came up short."""

    def __init__(self, section: int):
        super().__init__(section)
        self.section = section


def draw(blueprint: dict, seed: int) -> list[list[dict]]:
    """The slots of each form: [{"slot": 1…n, "version": id, "score": "4"}].

    `blueprint`: {"forms": number, "sections": [{"count", "score", "pool": [version ids], …}]}. No question stands twice
    on a form, even where pools overlap. Raises BankTooSmall when no choice of questions can fill every section.
    """
    random = Random(seed)  # noqa: S311  repeatable on purpose; which form a person gets is drawn elsewhere
    return [_draw_form(blueprint["sections"], random) for _ in range(blueprint["forms"])]


def _draw_form(sections: list[dict], random: Random) -> list[dict]:
    seats = [number for number, section in enumerate(sections) for _ in range(section["count"])]
    pools = [random.sample(section["pool"], len(section["pool"])) for section in sections]
    taken: dict[int, int] = {}  # version → seat
    for seat, section in enumerate(seats):
        if not _seated(seat, seats, pools, taken, set()):
            raise BankTooSmall(section)
    version_of = {seat: version for version, seat in taken.items()}
    return [
        {"slot": seat + 1, "version": version_of[seat], "score": sections[section]["score"]}
        for seat, section in enumerate(seats)
    ]


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
