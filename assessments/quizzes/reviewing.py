"""What the result page shows."""

from dataclasses import dataclass
from typing import cast

from assessments.quizzes.clock import now_us, to_datetime
from assessments.quizzes.explaining import explain_topics, is_right
from assessments.quizzes.marking import standing_marks
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.papers import pass_score
from assessments.quizzes.questions import Option, Question, questions_of
from assessments.quizzes.starting import standings_of
from courses.rounds.models import RoundStep


@dataclass(frozen=True)
class Reviewed:
    """A question as it was answered."""

    question: Question
    mark: Mark

    @property
    def right(self) -> bool:
        return is_right(self.mark)

    @property
    def unanswered(self) -> bool:
        return not self.mark.response

    @property
    def options(self) -> list["ReviewedOption"]:
        return [ReviewedOption(option, option.key in self.mark.response) for option in self.question.options]


@dataclass(frozen=True)
class ReviewedOption:
    option: Option
    mine: bool

    @property
    def verdict(self) -> str:
        """chosen_right, chosen_wrong, missed (right, not chosen), or nothing to say."""
        if self.mine:
            return "chosen_right" if self.option.right else "chosen_wrong"
        return "missed" if self.option.right else ""


def context(attempt: Attempt, show_all: bool) -> dict:
    """`attempt` submitted and marked, with enrolment, round, form and paper loaded."""
    questions = questions_of(attempt)
    marks = standing_marks([attempt])[attempt.pk]
    reviewed = [Reviewed(question, marks[question.slot]) for question in questions]
    wrong = [one for one in reviewed if not one.right]
    step = RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key)
    standing = standings_of(step, [(attempt.enrolment, now_us())])[attempt.enrolment_id]
    return {
        "attempt": attempt,
        "step": step,
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "topics": explain_topics(questions, marks),
        "pass_score": pass_score(attempt.form.paper, attempt.max_score),
        "total": len(reviewed),
        "answered": sum(not one.unanswered for one in reviewed),
        "right": len(reviewed) - len(wrong),
        "wrong": len(wrong),
        "shown": reviewed if show_all else wrong,
        "show_all": show_all,
        "standing": standing,
    }
