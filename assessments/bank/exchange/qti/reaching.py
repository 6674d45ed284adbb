"""The most points that any response can reach, by the rules and by what the interaction lets a person choose."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.qti.item import Item
from assessments.bank.exchange.qti.rules import ONE, ZERO, AtLeast, Correct, Mapped, Pointed, Score, Term
from assessments.bank.exchange.qti.variables import SINGLE, Map, Response

MOST_STEPS = 20_000
MOST_VALUES = 1_000
LIMITS = ("maxChoices", "maxAssociations", "maxStrings")
CHOICES = {
    "simpleChoice", "simpleAssociableChoice", "hotspotChoice", "hottext", "inlineChoice", "gapText", "gapImg", "gap",
    "associableHotspot",
}  # fmt: skip


@dataclass(frozen=True)
class Earning:
    """A value that may be part of a response, and the choices it uses up."""

    points: Fraction
    uses: tuple[str, ...] = ()


def most_of(item: Item, score: Score) -> Fraction:
    """Raises BadItem where the rules depend on one another in a way that is not worked out here."""
    counted = Counter(name for term, _factor in score.factors for name in term.responses)
    if any(times > 1 for times in counted.values()):
        raise item.place.bad(gettext_noop("“%(title)s”的满分没有写明，也算不出来，没有评分。"))
    gained = (factor * most_of_term(item, term) for term, factor in score.factors if factor > 0)
    return score.constant + sum(gained, ZERO)


def most_of_term(item: Item, term: Term) -> Fraction:
    """No response earns 0, so the most is never less."""
    if isinstance(term, Correct):
        return ONE
    if isinstance(term, AtLeast):
        return Fraction(most_of(item, term.total) >= term.least)
    if not isinstance(term, Mapped | Pointed):
        return max([ZERO, *(one.earns for one in term.ranges)])
    response, interaction = item.responses[term.response], item.interaction(term.response)
    mapping = response.areas if isinstance(term, Pointed) else response.mapping
    if mapping is None:
        return ZERO
    limit = 1 if response.cardinality == SINGLE else _limit(interaction)
    endless = limit is None and mapping.default > 0 and not _choices(interaction)
    if isinstance(term, Pointed):
        earnings = [Earning(entry.mapped) for entry in mapping.entries] + _others(mapping, limit)
    else:
        earnings = _of_values(response, mapping, interaction, limit)
    gainful = sorted((one for one in earnings if one.points > 0), key=lambda one: -one.points)
    total = None if endless else _best(gainful, min(limit or MOST_VALUES, MOST_VALUES), _room(interaction))
    if total is None:
        raise item.place.bad(gettext_noop("“%(title)s”的满分没有写明，也算不出来，没有评分。"))
    return max(mapping.bounded(total), ZERO)


def _limit(interaction: etree._Element | None) -> int | None:
    """How many values a response may have; None for any number. Where a file does not say, it is not held to one."""
    if interaction is None:
        return None
    found = [_count(interaction, name) for name in LIMITS if interaction.get(name) is not None]
    return min((one for one in found if one), default=None)


def _count(element: etree._Element, name: str) -> int:
    text = (element.get(name) or "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _room(interaction: etree._Element | None) -> dict[str, int]:
    """How often each choice may be used: matchMax, where 0 is any number; a gap holds one."""
    if interaction is None:
        return {}
    room = {}
    for choice in interaction.iterdescendants():
        if choice.tag in CHOICES:
            often = _count(choice, "matchMax") if choice.get("matchMax") is not None else 1
            if often:
                room[choice.get("identifier", "")] = often
    return room


def _choices(interaction: etree._Element | None) -> list[str]:
    if interaction is None:
        return []
    return [one.get("identifier", "") for one in interaction.iterdescendants() if one.tag in CHOICES]


def _others(mapping: Map, limit: int | None) -> list[Earning]:
    """Values that no entry names, where there is no end of them: points elsewhere, other texts."""
    return [Earning(mapping.default)] * min(limit or 1, MOST_VALUES)


def _of_values(
    response: Response, mapping: Map, interaction: etree._Element | None, limit: int | None
) -> list[Earning]:
    """Values that are mapped, as far as they can be given; and those that are not, where that earns something."""
    ids = _choices(interaction)
    known = {entry.value: Earning(entry.mapped, _named(entry.value)) for entry in reversed(mapping.entries)}
    if not ids:
        return [*known.values(), *_others(mapping, limit)]
    given = {value: one for value, one in known.items() if not _named(value) or set(_named(value)) <= set(ids)}
    if mapping.default <= 0:
        return list(given.values())
    others = [one for one in _possible(response, interaction, ids) if one not in known]
    return [*given.values(), *(Earning(mapping.default, _named(one)) for one in others)]


def _named(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _possible(response: Response, interaction: etree._Element | None, ids: list[str]) -> list[Any]:
    """All single values, or all pairs."""
    if response.base not in {"pair", "directedPair"} or interaction is None:
        return list(ids)
    sets = [_choices(one) for one in interaction.iterfind("simpleMatchSet")]
    firsts, seconds = sets if len(sets) == 2 else (ids, ids)
    pairs = {tuple(sorted(two)) if response.base == "pair" else two for two in product(firsts, seconds)}
    return sorted(pairs)


def _best(earnings: list[Earning], limit: int, room: dict[str, int]) -> Fraction | None:
    """The most that fits: each choice as often as there is room. None when that would take too long to find out."""
    wanted = Counter(name for one in earnings for name in one.uses)
    if all(times <= room.get(name, times) for name, times in wanted.items()):
        return sum((one.points for one in earnings[:limit]), ZERO)
    for side in zip(*(one.uses for one in earnings), strict=False):  # no more pairs than one side has room for
        limit = min(limit, sum(room.get(name, limit) for name in set(side)))
    return _searched(earnings, limit, room)


def _searched(earnings: list[Earning], limit: int, room: dict[str, int]) -> Fraction | None:
    """Tries with and without each, greatest first, as long as the rest could still better what was found."""
    best, steps = ZERO, 0
    states: list[tuple[int, int, Fraction, Counter[str]]] = [(0, limit, ZERO, Counter())]
    while states:
        place, left, total, used = states.pop()
        best, steps = max(best, total), steps + 1
        rest = sum((one.points for one in earnings[place : place + left]), ZERO)
        if not rest or total + rest <= best:
            continue
        if steps > MOST_STEPS:
            return None
        one = earnings[place]
        states.append((place + 1, left, total, used))
        with_it = used + Counter(one.uses)
        if all(times <= room.get(name, times) for name, times in with_it.items()):
            states.append((place + 1, left - 1, total + one.points, with_it))
    return best
