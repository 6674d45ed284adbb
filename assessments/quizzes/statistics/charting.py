"""Pictures of figures as numbers for SVG attributes; colours and lines are classes of the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 360, 120  # units of the drawing
BOTTOM, TOP, LINE = 18, 16, 15  # room for the words
LEFT, RIGHT, FLOOR = 36, 328, 152  # where the curves begin, end and stand


@dataclass(frozen=True)
class Bar:
    """`below`: the share of the maximum where it begins, percent; `label`: where its number stands."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: float
    count: int
    below: int
    passes: bool


@dataclass(frozen=True)
class Curve:
    """The share of each group that chose one thing. `points` as an SVG polyline has them; `label`: the height of its name."""

    name: str
    right: bool
    points: str
    label: float


def bars(counts: Sequence[int], pass_percent: int) -> list[Bar]:
    """A bar for each class of scores, as wide as they all are; the highest fills the drawing."""
    step, most = WIDTH / len(counts), max(*counts, 1)
    room = HEIGHT - TOP - BOTTOM
    made = []
    for place, count in enumerate(counts):
        height = round(room * count / most, 1)
        below = 100 * place // len(counts)
        made.append(
            Bar(
                x=round(place * step + 2, 1),
                y=round(HEIGHT - BOTTOM - height, 1),
                width=round(step - 4, 1),
                height=height,
                middle=round((place + 0.5) * step, 1),
                label=round(HEIGHT - BOTTOM - height - 4, 1),
                count=count,
                below=below,
                passes=below >= pass_percent,
            )
        )
    return made


def curves(rows: Sequence[tuple[str, bool, Sequence[int]]], sizes: Sequence[int]) -> list[Curve]:
    """Of rows (name, whether right, count by group); groups without anybody have no point."""
    room = FLOOR - TOP
    step = (RIGHT - LEFT) / max(1, len(sizes) - 1)
    made = []
    for name, right, counts in rows:
        dots = [
            (round(LEFT + place * step, 1), round(FLOOR - room * count / size, 1))
            for place, (count, size) in enumerate(zip(counts, sizes, strict=True))
            if size
        ]
        made.append(Curve(name, right, " ".join(f"{x},{y}" for x, y in dots), dots[-1][1] if dots else FLOOR))
    return _apart(made)


def _apart(drawn: list[Curve]) -> list[Curve]:
    """With names that do not lie on one another."""
    lowest = float(FLOOR + LINE)
    placed = {}
    for curve in sorted(drawn, key=lambda one: -one.label):
        lowest = min(curve.label + 5, lowest - LINE)
        placed[curve.name] = lowest
    return [replace(curve, label=round(placed[curve.name], 1)) for curve in drawn]
