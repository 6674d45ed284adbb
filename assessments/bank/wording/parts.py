"""What a question is made of. Texts may hold pictures, see `texts`."""

from dataclasses import dataclass
from decimal import Decimal

ONE, ZERO = Decimal(1), Decimal(0)


@dataclass(frozen=True)
class Choice:
    """Something to choose, or to put in order. `weight`: signed fraction of 1 that choosing it earns, seven places."""

    text: str
    weight: Decimal = ZERO
    feedback: str = ""


@dataclass(frozen=True)
class Answer:
    """A response that is accepted. Text, where * stands for anything (\\* is a star); or, with `tolerance` (± of the number
    in `text`) or `low` and `high` (inclusive), a number. `weight`: fraction of 1 it earns.
    """

    text: str
    weight: Decimal = ONE
    feedback: str = ""
    tolerance: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_number(self) -> bool:
        return self.tolerance is not None or self.low is not None


@dataclass(frozen=True)
class Gap:
    """A place to fill in, [[1]] … [[n]] in the stem. With `menu` one of its texts is chosen instead of written.

    `share`: how much it counts beside the other gaps.
    """

    answers: tuple[Answer, ...]
    menu: tuple[str, ...] = ()
    share: Decimal = ONE


@dataclass(frozen=True)
class Pair:
    """Left and right of a match. A distractor on the right has no text on the left."""

    text: str
    match: str


@dataclass(frozen=True)
class Area:
    """A place on the picture, in its pixels: rect x1,y1,x2,y2 · circle x,y,r · ellipse x,y,rx,ry · poly x1,y1,x2,y2,…
    `default` is the whole picture. A point in it earns `weight`, once.
    """

    shape: str
    coords: tuple[int, ...]
    weight: Decimal = ONE


@dataclass(frozen=True)
class Criterion:
    """A line of the rubric by which a person marks; `points` in the question's own score."""

    name: str
    points: Decimal
    about: str = ""


def equal_share(count: int) -> Decimal:
    """What each of so many right choices earns of 1, in seven places."""
    return (ONE / count).quantize(Decimal("0.0000001")).normalize() if count else ZERO
