"""Questions that say nearly the same: texts cut into overlapping pieces of three characters (shingles, Broder 1997)."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessments.bank.queries import latest_versions
from assessments.bank.wording import texts

LENGTH = 3
ALIKE = 0.6  # shared pieces ÷ all pieces of both (Jaccard), from which two questions are shown together
COMMON = 200  # a piece that stands in so many questions says nothing
MOST = 3


@dataclass(frozen=True)
class Alike:
    """A question of the bank and how much of the text it shares, 0 … 1."""

    item_id: int
    code: str
    stem: str
    share: float


def pieces(text: str) -> frozenset[str]:
    """The shingles of a text: without pictures, spaces and punctuation, full-width like half-width."""
    folded = unicodedata.normalize("NFKC", texts.flat(text, gap="")).casefold()
    letters = "".join(sign for sign in folded if sign.isalnum())
    if len(letters) < LENGTH:
        return frozenset([letters]) if letters else frozenset()
    return frozenset(letters[place : place + LENGTH] for place in range(len(letters) - LENGTH + 1))


def alike_in_bank(stems: Sequence[str], but: Iterable[int] = ()) -> list[list[Alike]]:
    """For each stem the most similar questions in sight, best first; items in `but` are left out. One query."""
    left_out = set(but)
    known = [
        (pk, code, stem, pieces(stem))
        for pk, code, stem in latest_versions()
        .filter(item__retired_at=None)
        .values_list("item_id", "item__code", "stem")
        if pk not in left_out
    ]
    places = defaultdict(list)
    for place, (_pk, _code, _stem, parts) in enumerate(known):
        for part in parts:
            places[part].append(place)
    return [_nearest(pieces(stem), known, places) for stem in stems]


def alike_among(stems: Sequence[str]) -> list[int | None]:
    """For each stem the place (from 0) of an earlier one that says nearly the same, or None."""
    seen: list[frozenset[str]] = []
    places: dict[str, list[int]] = defaultdict(list)
    found: list[int | None] = []
    for number, stem in enumerate(stems):
        parts = pieces(stem)
        best, place = _best(parts, seen, places)
        found.append(place if best >= ALIKE else None)
        seen.append(parts)
        for part in parts:
            places[part].append(number)
    return found


def _nearest(parts: frozenset[str], known: list[tuple], places: dict[str, list[int]]) -> list[Alike]:
    near = []
    for place in _candidates(parts, places):
        pk, code, stem, others = known[place]
        share = _share(parts, others)
        if share >= ALIKE:
            near.append(Alike(pk, code, stem, share))
    return sorted(near, key=lambda one: -one.share)[:MOST]


def _best(parts: frozenset[str], seen: list[frozenset[str]], places: dict[str, list[int]]) -> tuple[float, int]:
    shares = [(_share(parts, seen[place]), place) for place in _candidates(parts, places)]
    return max(shares, default=(0.0, -1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one else 0.0


def _candidates(parts: frozenset[str], places: dict[str, list[int]]) -> list[int]:
    """The known texts that share most pieces; those that stand everywhere are asked only where no other are left."""
    rare = [part for part in parts if len(places.get(part, ())) <= COMMON] or list(parts)
    shared = Counter(place for part in rare for place in places.get(part, ()))
    return [place for place, _count in shared.most_common(20)]
