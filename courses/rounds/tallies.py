"""Counts people by where they stand. A tally belongs to a whole round, a street or a community."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from courses.rounds.models import Enrolment

State = Enrolment.State

# The four states of a cell, and the fifth, which is not due.
GROUPS = {
    "full": [State.QUALIFIED],
    "half": [State.LEARNING, State.EXAM_DUE],
    "redo": [State.RESIT, State.FAILED],
    "empty": [State.WAITING],
    "off": [State.EXEMPT, State.DEFERRED],
}
WORDS = {
    "full": _("合格"),
    "half": _("学习中、待考"),
    "redo": _("待补考、不合格"),
    "empty": _("未开始"),
    "off": _("免修、顺延"),
}


@dataclass
class Tally:
    """Numbers of people. Coverage is qualified ÷ due; the exempt and the deferred are not due."""

    states: Counter = field(default_factory=Counter)

    def add(self, state: str, people: int) -> None:
        self.states[state] += people

    def of(self, group: str) -> int:
        return sum(self.states[state] for state in GROUPS[group])

    @property
    def full(self) -> int:
        return self.of("full")

    @property
    def half(self) -> int:
        return self.of("half")

    @property
    def redo(self) -> int:
        return self.of("redo")

    @property
    def empty(self) -> int:
        return self.of("empty")

    @property
    def off(self) -> int:
        return self.of("off")

    @property
    def due(self) -> int:
        return self.full + self.half + self.redo + self.empty

    @property
    def fraction(self) -> str:
        return f"{self.full} ÷ {self.due}"

    @property
    def lines(self) -> list[tuple[str, int]]:
        """The groups that occur, in words, with their numbers."""
        return [(str(WORDS[group]), self.of(group)) for group in ("full", "half", "redo", "empty") if self.of(group)]
