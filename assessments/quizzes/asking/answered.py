"""A question in its place on the paper, with what was answered."""

from dataclasses import dataclass

from assessments.quizzes.asking.reviewed import Reviewed
from assessments.quizzes.regrading.telling import Regraded
from assessments.quizzes.sitting.questions import Question


@dataclass(frozen=True)
class Answered:
    question: Question
    reviewed: Reviewed
    anew: Regraded | None = None  # when a regrade decided about it

    @property
    def counts(self) -> bool:
        return not (self.anew and self.anew.dropped)
