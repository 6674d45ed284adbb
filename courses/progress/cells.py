"""The steps of a round as cells: what a learner's pages draw."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.rounds.models import RoundStep

WORDS = {"full": _("已完成"), "half": _("学了一半"), "redo": _("要再做一次"), "empty": _("未开始")}


@dataclass
class StepCell:
    """One step. `cell` is full, half, redo or empty; `position` counts within the course from 1; `now`: the next step."""

    step: RoundStep
    enrolment_id: int
    cell: str
    position: int
    now: bool = False

    @property
    def word(self) -> str:
        return str(WORDS[self.cell])

    @property
    def url(self) -> str:
        return step_url(self.enrolment_id, self.step)


@dataclass
class CourseCells:
    title: str
    cells: list[StepCell]

    @property
    def total(self) -> int:
        return len(self.cells)

    @property
    def full(self) -> int:
        return sum(cell.cell == "full" for cell in self.cells)

    @property
    def modules(self) -> list[tuple[str, list[StepCell]]]:
        return [(title, list(cells)) for title, cells in groupby(self.cells, key=lambda cell: cell.step.module)]

    @property
    def url(self) -> str:
        """Where one goes on in this course: its first step that is not full, or its first."""
        return next((cell for cell in self.cells if cell.cell != "full"), self.cells[0]).url


def step_url(enrolment_id: int, step: RoundStep) -> str:
    """A step's kind names the page that shows it."""
    return reverse(step.kind, args=[enrolment_id, step.order])


def courses_of(enrolment_id: int, steps: list[RoundStep], states: dict) -> list[CourseCells]:
    """The steps grouped by course; `states` has the cell of every step key that is not empty."""
    courses = []
    for title, group in groupby(steps, key=lambda step: step.course):
        cells = [
            StepCell(step, enrolment_id, states.get(step.step_key, "empty"), position)
            for position, step in enumerate(group, start=1)
        ]
        courses.append(CourseCells(title, cells))
    following = next_cell([cell for course in courses for cell in course.cells])
    if following:
        following.now = True
    return courses


def next_cell(cells: list[StepCell]) -> StepCell | None:
    """What to do next: the first cell begun or empty; when there is none, the first to redo; None when all are full."""
    return next((cell for cell in cells if cell.cell in {"empty", "half"}), None) or next(
        (cell for cell in cells if cell.cell == "redo"), None
    )
