"""Places on a picture that is shown in another size."""

from dataclasses import replace
from fractions import Fraction

from assessments.bank.wording.parts import Area


def scaled(area: Area, across: Fraction, down: Fraction) -> Area:
    """The same place when the picture is so many times as wide and as high. A circle that is stretched is an ellipse."""
    if across == down == 1:
        return area
    shape, at = area.shape, area.coords
    if shape == "circle" and across != down:
        shape, at = "ellipse", (*at, at[2])
    factors = (across, down) * len(at)
    return replace(area, shape=shape, coords=tuple(round(one * times) for one, times in zip(at, factors, strict=False)))
