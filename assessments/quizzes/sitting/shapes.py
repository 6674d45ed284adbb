"""The shape of a form: what kind of answer each slot takes. It travels in the exam ticket, so that a sheet is checked without
asking the database.

Slots one after another: s4 one of four · m4 several of four · g3 three gaps · a a text · o4 four things to put in order ·
p3.4 three left sides, four right ones · h2 at most two points · upv photographs and voice (f: files) ·
(…) a case with its parts · d nothing to answer. A report is (s3aaupv): category, place, what, files; a task (aupf): what, files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.wording import Kind, Wording

PIECE = re.compile(r"([smgohad])(\d*)|p(\d+)\.(\d+)|(\()|(\))|u([pvf]+)")
ONE, SEVERAL, GAPS, TEXT, ORDER, PAIRS, POINTS, CASE, NOTHING, UPLOADS = "smgaophcdu"
KINDS = {"p": "photo", "v": "voice", "f": "file"}
MOST_FILES = 6  # of one answer


@dataclass(frozen=True)
class Slot:
    """`count`: of choices, gaps, things, left sides, points or files. `rights`: of right sides."""

    kind: str
    count: int = 0
    rights: int = 0
    parts: tuple["Slot", ...] = ()
    accepts: tuple[str, ...] = ()  # kinds of files


def shape_of(wordings: Iterable[Wording]) -> str:
    """The shape of a form with these questions, in the order of its slots."""
    return "".join(_piece(wording) for wording in wordings)


@lru_cache(maxsize=1024)
def slots_of(shape: str) -> tuple[Slot, ...]:
    """The slots of a shape made by `shape_of`."""
    groups: list[list[Slot]] = [[]]
    for letter, count, left, right, opens, closes, kinds in PIECE.findall(shape):
        if opens:
            groups.append([])
        elif closes:
            parts = tuple(groups.pop())
            groups[-1].append(Slot(CASE, len(parts), parts=parts))
        elif kinds:
            groups[-1].append(Slot(UPLOADS, MOST_FILES, accepts=tuple(KINDS[kind] for kind in kinds)))
        elif left:
            groups[-1].append(Slot(PAIRS, int(left), int(right)))
        else:
            groups[-1].append(Slot(letter, int(count or 0)))
    return tuple(groups[0])


def accepted_in(shape: str, slot: int) -> set[str]:
    """The kinds of files that a slot takes, its parts included; nothing for a slot that there is not."""
    slots = slots_of(shape)
    return _accepted(slots[slot - 1]) if 0 < slot <= len(slots) else set()


def accepted(wording: Wording) -> list[str]:
    """The kinds of files a task takes; photographs when it does not say."""
    return [kind for kind in KINDS.values() if kind in wording.accepts] or ["photo"]


def _accepted(slot: Slot) -> set[str]:
    return set(slot.accepts).union(*map(_accepted, slot.parts))


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
        case Kind.REPORT:
            return f"({ONE}{len(wording.choices)}{TEXT}{TEXT}{UPLOADS}pv)"
        case Kind.TASK:
            return f"({TEXT}{UPLOADS}{''.join(kind[0] for kind in accepted(wording))})"
    return NOTHING  # a description
