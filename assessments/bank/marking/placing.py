"""Points on a picture."""

from decimal import Decimal

from assessments.bank.marking.writing import number
from assessments.bank.wording import Area, Wording

Point = tuple[Decimal, Decimal]


def placed(wording: Wording, response: str | list[str]) -> Decimal:
    """Each area earns its weight once, for the first point in it; more points than there are right areas earn nothing."""
    points = [point for text in ([response] if isinstance(response, str) else response) if (point := point_of(text))]
    right = [area for area in wording.areas if area.weight > 0]
    if len(points) > len(right):
        return Decimal(0)
    total = sum((area.weight for area in areas_hit(wording, points) if area), Decimal(0))
    return total if wording.partial else Decimal(total.quantize(Decimal("0.0001")) >= 1)


def areas_hit(wording: Wording, points: list[Point]) -> list[Area | None]:
    """For each point the area that it is the first to lie in, if there is one."""
    hit: list[Area | None] = []
    for point in points:
        hit.append(next((area for area in wording.areas if area not in hit and inside(area, point)), None))
    return hit


def point_of(text: str) -> Point | None:
    """Two numbers divided by a space."""
    parts = text.split()
    if len(parts) != 2:
        return None
    x, y = number(parts[0]), number(parts[1])
    return None if x is None or y is None else (x, y)


def inside(area: Area, point: Point) -> bool:
    """Whether the point lies in the area or on its edge."""
    x, y = point
    at = area.coords
    if area.shape == "rect":
        return min(at[0], at[2]) <= x <= max(at[0], at[2]) and min(at[1], at[3]) <= y <= max(at[1], at[3])
    if area.shape == "circle":
        return (x - at[0]) ** 2 + (y - at[1]) ** 2 <= at[2] ** 2
    if area.shape == "ellipse":
        return (x - at[0]) ** 2 * at[3] ** 2 + (y - at[1]) ** 2 * at[2] ** 2 <= at[2] ** 2 * at[3] ** 2
    if area.shape == "poly":
        return _in_polygon(at, x, y)
    return area.shape == "default"


def _in_polygon(at: tuple[int, ...], x: Decimal, y: Decimal) -> bool:
    """A ray to the right crosses the edges an odd number of times (even-odd rule)."""
    corners = list(zip(at[::2], at[1::2], strict=False))
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        on_edge = (x2 - x1) * (y - y1) == (y2 - y1) * (x - x1)
        if on_edge and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
            return True
        if (y1 > y) != (y2 > y) and (x - x1) * (y2 - y1) * (1 if y2 > y1 else -1) < (x2 - x1) * (y - y1) * (
            1 if y2 > y1 else -1
        ):
            crossed = not crossed
    return crossed
