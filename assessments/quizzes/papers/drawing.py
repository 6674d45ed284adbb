"""Draws forms of equal difficulty from a blueprint. The same blueprint and seed give the same forms, today and in five years."""

from collections.abc import Collection, Iterable
from itertools import combinations
from random import Random

from assessments.quizzes.papers.filling import BankTooSmall, filled

__all__ = ["BankTooSmall", "draw"]
Swaps = tuple[tuple[float, float], ...]  # a card of one difficulty for a card of another
LOOK = 60  # cards of the deck that are looked at for one that suits better
LEAST = 1e-9  # a smaller gain is none: measured levels do not add up exactly, and exchanges might go on for ever
FEW = 25  # exchanges of one level for another, so few that all pairs of them can be tried


def draw(blueprint: dict, seed: int) -> list[list[dict]]:
    """The slots of each form: [{"slot": 1…n, "version": id, "score": "4", "part": place of the section from 0}].

    `blueprint`: {"forms": number, "sections": [{"count", "score", "pool": {difficulty: [version ids]}, …}]}; a section of
    fixed questions has "fixed": [version ids] and stands on every form as it is. Each other section deals its pool like a
    deck of cards that is shuffled again when it is through, so all are used about equally often, and with a pool that is
    large enough no two forms share a question. Every form is brought to the same mean difficulty by exchanging cards with
    the deck. No question stands twice on a form, even where pools overlap. Raises BankTooSmall when no choice of questions
    can fill every section.
    """
    random = Random(seed)  # noqa: S311  repeatable on purpose; which form a person gets is drawn elsewhere
    sections = blueprint["sections"]
    fixed = {version for section in sections for version in section.get("fixed", ())}
    decks = [Deck({} if "fixed" in section else section["pool"], fixed, random) for section in sections]
    forms, over = [], 0.0
    for _form in range(blueprint["forms"]):
        hands, over = _hands(sections, decks, random, over)
        over = max(-0.5, min(0.5, over))  # a card more or less is the lot of this form alone
        forms.append(_slots(hands, sections))
    return forms


class Deck:
    """The questions of a section on their way round. `mean`: their mean difficulty."""

    def __init__(self, pool: dict, fixed: Collection[int], random: Random):
        by_level = sorted((float(level), versions) for level, versions in pool.items())  # a database may mix them
        self.difficulty = {
            version: level for level, versions in by_level for version in versions if version not in fixed
        }
        self.mean = sum(self.difficulty.values()) / len(self.difficulty) if self.difficulty else 0.0
        self._random = random
        self._cards: list[int] = []  # the next one last

    def deal(self, count: int, taken: Collection[int], goal: float) -> list[int]:
        """So many questions that are not taken, fewer when there are no more; their difficulties add up to about `goal`."""
        hand = self._next(count, taken)
        self._suit(hand, taken, goal)
        return hand

    def sum(self, hand: list[int]) -> float:
        return sum(self.difficulty[version] for version in hand)

    def _next(self, count: int, taken: Collection[int]) -> list[int]:
        hand: list[int] = []
        aside: list[int] = []
        for fresh in (False, True):
            if fresh and len(hand) < count:
                waiting = {*hand, *aside}
                again = [version for version in self.difficulty if version not in waiting]
                self._cards = self._random.sample(again, len(again))
            while self._cards and len(hand) < count:
                card = self._cards.pop()
                (aside if card in taken else hand).append(card)
        self._cards += reversed(aside)
        return hand

    def _suit(self, hand: list[int], taken: Collection[int], goal: float) -> None:
        """Exchanges cards of the hand for the next ones of the deck for as long as that brings the sum nearer to the goal:
        one card, or two where no single one helps.
        """
        start = max(0, len(self._cards) - LOOK)
        free = [place for place in range(start, len(self._cards)) if self._cards[place] not in taken]
        off = self.sum(hand) - goal
        while off:
            theirs = self._first_of_each(self._cards, free)
            own = self._first_of_each(hand, range(len(hand)))
            swaps: list[Swaps] = [((mine, other),) for mine in own for other in theirs if mine != other]
            best: Swaps = min(swaps, key=lambda swap: _left(off, swap), default=())
            if _left(off, best) >= abs(off) - LEAST and len(swaps) <= FEW:
                pairs = [one + two for one, two in combinations(swaps, 2) if _apart(one[0], two[0])]
                best = min(pairs, key=lambda pair: _left(off, pair), default=())
            if _left(off, best) >= abs(off) - LEAST:
                return
            for mine, other in best:
                at, place = own[mine], theirs[other]
                hand[at], self._cards[place] = self._cards[place], hand[at]
            off = self.sum(hand) - goal

    def _first_of_each(self, cards: list[int], places: Iterable[int]) -> dict[float, int]:
        """By difficulty the first place with it: one card is as good as another."""
        found: dict[float, int] = {}
        for place in places:
            found.setdefault(self.difficulty[cards[place]], place)
        return found


def _left(off: float, swaps: Swaps) -> float:
    """How far off the sum is after these exchanges."""
    return abs(off + sum(other - mine for mine, other in swaps))


def _apart(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] != two[0] and one[1] != two[1]


def _hands(sections: list[dict], decks: list[Deck], random: Random, over: float) -> tuple[list[list[int]], float]:
    """The questions of one form, by section. What a section is over its mean the next one makes up for, on the next form if
    need be; `over` comes in and goes out.
    """
    hands: list[list[int]] = []
    taken: set[int] = set()
    counts = [0 if "fixed" in section else section["count"] for section in sections]
    for count, deck in zip(counts, decks, strict=True):
        goal = count * deck.mean - over
        hand = deck.deal(count, taken, goal)
        if len(hand) < count:  # the pools overlap so much that only some choices work out
            return filled(counts, [list(one.difficulty) for one in decks], random), 0.0
        over = deck.sum(hand) - goal
        taken |= set(hand)
        hands.append(hand)
    return hands, over


def _slots(hands: list[list[int]], sections: list[dict]) -> list[dict]:
    drawn = [
        (version, section["score"], part)
        for part, (hand, section) in enumerate(zip(hands, sections, strict=True))
        for version in section.get("fixed", hand)
    ]
    return [
        {"slot": slot, "version": version, "score": score, "part": part}
        for slot, (version, score, part) in enumerate(drawn, 1)
    ]
