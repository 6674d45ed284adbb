"""Fields of cells: one cell, one person."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.appraisals.grading import UNGRADED

PITCH, SIDE, PER_ROW, MOST = 11, 9, 30, 1_000


@dataclass(frozen=True)
class Field:
    """The people of one grade. `cells` is an SVG path, empty when there are too many to draw."""

    grade: str
    people: int
    cells: str
    height: int
    open: bool  # 不定等次: outlines

    width = PER_ROW * PITCH - 1


def fields(people: Mapping[str, int], order: list[str]) -> list[Field]:
    """A field for each grade in this order, 不定等次 last when somebody has it."""
    drawn = sum(people.values()) <= MOST
    grades = [*order, UNGRADED] if people.get(UNGRADED) else order
    return [_field(grade, people.get(grade, 0), drawn) for grade in grades]


def _field(grade: str, count: int, drawn: bool) -> Field:
    drawn = drawn and count > 0
    rows = -(-count // PER_ROW)
    return Field(
        grade=grade,
        people=count,
        cells="".join(_cell(number) for number in range(count)) if drawn else "",
        height=rows * PITCH - 1 if drawn else 0,
        open=grade == UNGRADED,
    )


def _cell(number: int) -> str:
    x, y = number % PER_ROW * PITCH, number // PER_ROW * PITCH
    return f"M{x}.5 {y}.5h{SIDE}v{SIDE}h-{SIDE}z"
