"""What the exam page shows: the questions with what is stored, the ticket, and the time left."""

from dataclasses import dataclass

from assessments.quizzes import tickets
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.clock import now_us, to_datetime
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import Question, form_shape, questions_of
from assessments.quizzes.sheets import from_text
from courses.rounds.models import RoundStep


@dataclass(frozen=True)
class Sat:
    """A question in its place on the paper, with the answer stored so far."""

    question: Question
    given: Given = ""

    @property
    def asked(self) -> Asked:
        question = self.question
        return Asked(f"slot-{question.slot}", question.shown, self.given, question.sources)


def context(attempt: Attempt) -> dict:
    """`attempt` with its enrolment and form loaded. `remaining_us` in microseconds, so that the phone's clock is not asked."""
    stored = from_text(attempt.answers)
    questions = [Sat(question, stored.get(str(question.slot), "")) for question in questions_of(attempt)]
    remaining = max(0, attempt.closes_us - now_us())
    return {
        "attempt": attempt,
        "step": RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key),
        "questions": questions,
        "stored": stored,
        "ticket": tickets.issue(attempt, form_shape(attempt.form_id)),
        "remaining_us": remaining,
        "closes_at": to_datetime(attempt.closes_us),
    }
