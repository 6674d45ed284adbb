"""The shape of a form: what kind of answer each slot takes. It travels in the exam ticket, so that a sheet is checked without
asking the database.

Slots one after another: s4 one of four · m4 several of four · g3 three gaps · a a text · o4 four things to put in order ·
p3.4 three left sides, four right ones · h2 at most two points · (…) a case with its parts · d nothing to answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.wording import Kind, Wording

PIECE = re.compile(r"([smgohad])(\d*)|p(\d+)\.(\d+)|(\()|(\))")
ONE, SEVERAL, GAPS, TEXT, ORDER, PAIRS, POINTS, CASE, NOTHING = "smgaophcd"


@dataclass(frozen=True)
class Slot:
    """`count`: of choices, gaps, things, left sides or points. `rights`: of right sides."""

    kind: str
    count: int = 0
    rights: int = 0
    parts: tuple["Slot", ...] = ()


def shape_of(wordings: Iterable[Wording]) -> str:
    """The shape of a form with these questions, in the order of its slots."""
    return "".join(_piece(wording) for wording in wordings)


@lru_cache(maxsize=1024)
def slots_of(shape: str) -> tuple[Slot, ...]:
    """The slots of a shape made by `shape_of`."""
    groups: list[list[Slot]] = [[]]
    for letter, count, left, right, opens, closes in PIECE.findall(shape):
        if opens:
            groups.append([])
        elif closes:
            parts = tuple(groups.pop())
            groups[-1].append(Slot(CASE, len(parts), parts=parts))
        elif left:
            groups[-1].append(Slot(PAIRS, int(left), int(right)))
        else:
            groups[-1].append(Slot(letter, int(count or 0)))
    return tuple(groups[0])


def _piece(wording: Wording) -> str:
    match wording.kind:
        case Kind.SINGLE | Kind.TRUE_FALSE:
            return f"{ONE}{len(wording.choices)}"
        case Kind.MULTIPLE:
            return f"{SEVERAL}{len(wording.choices)}"
        case Kind.GAP:
            return f"{GAPS}{len(wording.gaps)}"
        case Kind.SHORT_ANSWER:
            return TEXT
        case Kind.ORDERING:
            return f"{ORDER}{len(wording.choices)}"
        case Kind.MATCHING:
            return f"{PAIRS}{len(lefts_of(wording))}.{len(rights_of(wording))}"
        case Kind.HOTSPOT:
            return f"{POINTS}{sum(area.weight > 0 for area in wording.areas)}"
        case Kind.CASE:
            return f"({shape_of(wording.parts)})"
    return NOTHING  # a description; what a person marks is not on papers
