"""What the exam page shows: the questions with what is stored, the ticket, and the time left."""

from dataclasses import dataclass

from assessments.quizzes import tickets
from assessments.quizzes.clock import now_us, to_datetime
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import Option, Question, questions_of
from assessments.quizzes.sheets import from_text
from courses.rounds.models import RoundStep


@dataclass(frozen=True)
class Asked:
    """A question with the answer stored so far (letters as written)."""

    question: Question
    answer: str = ""

    @property
    def options(self) -> list[tuple[Option, bool]]:
        return [(option, option.key in self.answer) for option in self.question.options]


def context(attempt: Attempt) -> dict:
    """`attempt` with its enrolment and form loaded. `remaining_us` in microseconds, so that the phone's clock is not asked."""
    stored = from_text(attempt.answers)
    questions = [Asked(question, stored.get(str(question.slot), "")) for question in questions_of(attempt)]
    remaining = max(0, attempt.closes_us - now_us())
    return {
        "attempt": attempt,
        "step": RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key),
        "questions": questions,
        "stored": stored,
        "ticket": tickets.issue(attempt, len(questions)),
        "remaining_us": remaining,
        "closes_at": to_datetime(attempt.closes_us),
    }
