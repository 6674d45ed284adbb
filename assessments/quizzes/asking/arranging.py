"""In which order one attempt shows what can be chosen, and what its letters mean in the bank."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from assessments.bank.marking.choosing import LETTERS, lefts_of, rights_of
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.kinds import CHOOSING

FIELDS = {Kind.REPORT: ("category", "place", "text", "files"), Kind.TASK: ("text", "files")}  # of a written response
Given = str | list  # a response as a sheet keeps it; the parts of a case are responses again


@dataclass(frozen=True)
class Arranged:
    """A wording as it is shown. `order`: which choice as written, or which right side, stands at each place, from 0."""

    wording: Wording
    order: tuple[int, ...] = ()
    menus: tuple[tuple[str, ...], ...] = ()  # of each gap
    parts: tuple["Arranged", ...] = ()


def as_it_stands(wording: Wording) -> Arranged:
    """Nothing changes places: for whoever may see the key."""
    return _arranged(wording, list)


def arranged(wording: Wording, seed: int, slot: int, random: Random | None = None) -> Arranged:
    """As the attempt with this seed shows it in this slot, the same on every phone.

    Orderings and right sides always change places, because written order is their key; an ordering never starts right. Whoever
    arranges many hands in a `random` to be used again: a new one costs as much as all the rest.
    """
    random = random or Random()  # noqa: S311  repeatable on purpose
    random.seed((seed << 12) + slot)
    return _arranged(wording, lambda things: mixed(things, random))


def mixed(things: Sequence, random: Random) -> list:
    """All of them in another order: what `random.sample` makes of them, which no version of Python promises to keep to."""
    pool, order, bits = list(things), [], random.getrandbits
    for left in range(len(pool), 0, -1):
        at = bits(left.bit_length())
        while at >= left:
            at = bits(left.bit_length())
        order.append(pool[at])
        pool[at] = pool[left - 1]
    return order


def as_written(shown: Arranged, given: Given) -> Response:
    """A response as `bank.marking` takes it, from what stands on a sheet."""
    kind = shown.wording.kind
    if not given:
        return ""
    if kind in CHOOSING:
        return "".join(sorted(LETTERS[shown.order[LETTERS.index(letter)]] for letter in given))
    if kind == Kind.ORDERING:
        return [_only(LETTERS[shown.order[at]] for at in _places(given, step)) for step in range(1, len(given) + 1)]
    if kind == Kind.MATCHING:
        return [LETTERS[shown.order[LETTERS.index(letter)]] if letter else "" for letter in given]
    if kind == Kind.CASE:
        return {
            str(number): as_written(part, one)
            for number, (part, one) in enumerate(zip(shown.parts, given, strict=True), 1)
        }
    if kind in FIELDS:
        return dict(zip(FIELDS[Kind(kind)], given, strict=True))
    return given


def as_shown(shown: Arranged, written: Response) -> Given:
    """The way back: what stands on the sheet of somebody who gave this response."""
    kind = shown.wording.kind
    place = {LETTERS[number]: at for at, number in enumerate(shown.order)}
    if not written:
        return ""
    if kind in CHOOSING:
        return "".join(sorted(LETTERS[place[letter]] for letter in written))
    if kind == Kind.ORDERING:
        steps = {letter: str(step) for step, letter in enumerate(written, 1)}
        return [steps.get(LETTERS[number], "") for number in shown.order]
    if kind == Kind.MATCHING:
        return [LETTERS[place[letter]] if letter else "" for letter in written]
    if kind == Kind.CASE:
        return [as_shown(part, written.get(str(number), "")) for number, part in enumerate(shown.parts, 1)]
    if kind in FIELDS:
        return [written.get(name, [] if name == "files" else "") for name in FIELDS[Kind(kind)]]
    return written if isinstance(written, str) else list(written)


def _arranged(wording: Wording, mix: Callable[[list], list]) -> Arranged:
    keep = list if not wording.shuffle or wording.kind == Kind.TRUE_FALSE else mix
    if wording.kind == Kind.REPORT:
        return Arranged(wording, tuple(range(len(wording.choices))))
    if wording.kind in CHOOSING:
        return Arranged(wording, tuple(keep(list(range(len(wording.choices))))))
    if wording.kind == Kind.ORDERING:
        return Arranged(wording, _not_right(mix(list(range(len(wording.choices)))), mix is list))
    if wording.kind == Kind.MATCHING:
        return Arranged(wording, tuple(mix(list(range(len(rights_of(wording)))))))
    if wording.kind == Kind.GAP:
        return Arranged(wording, menus=tuple(tuple(keep(list(gap.menu))) for gap in wording.gaps))
    return Arranged(wording, parts=tuple(_arranged(part, mix) for part in wording.parts))


def _not_right(order: list[int], as_is: bool) -> tuple[int, ...]:
    return tuple(order[1:] + order[:1] if order == sorted(order) and not as_is else order)


def _places(given: Given, step: int) -> list[int]:
    return [at for at, one in enumerate(given) if one == str(step)]


def _only(letters) -> str:
    """Two things at one step are at none."""
    found = list(letters)
    return found[0] if len(found) == 1 else ""


def lefts(shown: Arranged) -> list[str]:
    return [pair.text for pair in lefts_of(shown.wording)]


def rights(shown: Arranged) -> list[str]:
    """In the order shown."""
    written = rights_of(shown.wording)
    return [written[number] for number in shown.order]
