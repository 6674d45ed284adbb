"""Draws a field of cells, one a person, as the paths of an SVG: full ones first, then half, redo and empty ones."""

from dataclasses import dataclass

from courses.rounds.tallies import Tally

ROW, PITCH, SIDE, EAR = 9, 11, 9, 5.5
FEWEST_ROWS = 2  # so that neighbours stand on one line


@dataclass
class Drawing:
    """Path data by class of line, and the size of the whole in units of the drawing."""

    width: int
    height: int
    full: str
    outline: str
    half: str
    redo: str
    ear: str


def draw(tally: Tally) -> Drawing:
    """A field of nine cells a row for the people due."""
    full = range(tally.full)
    half = range(full.stop, full.stop + tally.half)
    redo = range(half.stop, half.stop + tally.redo)
    empty = range(redo.stop, redo.stop + tally.empty)
    rows = max(FEWEST_ROWS, -(-tally.due // ROW))
    return Drawing(
        width=ROW * PITCH - 1,
        height=rows * PITCH - 1,
        full="".join(map(_square, full)),
        outline="".join(map(_square, [*half, *empty])),
        half="".join(f"M{x} {y}v{SIDE}h{SIDE}z" for x, y in map(_corner, half)),
        redo="".join(map(_square, redo)),
        ear="".join(f"M{x + 4} {y - 0.5:g}h{EAR}v{EAR}z" for x, y in map(_corner, redo)),
    )


def _square(number: int) -> str:
    x, y = _corner(number)
    return f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z"


def _corner(number: int) -> tuple[float, float]:
    return number % ROW * PITCH + 0.5, number // ROW * PITCH + 0.5
