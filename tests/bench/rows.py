"""One line of the bench."""

from dataclasses import dataclass


@dataclass
class Row:
    name: str
    goal: str
    figure: str
    yardstick: str
    held: bool
