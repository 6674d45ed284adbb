"""What the exam page shows: the questions with what is stored, the ticket, and the time left."""

from dataclasses import dataclass, field

from assessments.quizzes import tickets
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.clock import now_us, to_datetime
from assessments.quizzes.files.showing import Files, for_owner
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import Question, form_shape, questions_of
from assessments.quizzes.shapes import UPLOADS
from assessments.quizzes.sheets import from_text
from courses.rounds.models import RoundStep


@dataclass(frozen=True)
class Sat:
    """A question in its place on the paper, with the answer stored so far."""

    question: Question
    given: Given = ""
    files: Files = field(default_factory=dict)

    @property
    def asked(self) -> Asked:
        question = self.question
        return Asked(f"slot-{question.slot}", question.shown, self.given, question.sources, files=self.files)


def context(attempt: Attempt) -> dict:
    """`attempt` with its enrolment and form loaded. `remaining_us` in microseconds, so that the phone's clock is not asked."""
    stored = from_text(attempt.answers)
    shape = form_shape(attempt.form_id)
    files = for_owner(attempt) if UPLOADS in shape else {}
    questions = [Sat(question, stored.get(str(question.slot), ""), files) for question in questions_of(attempt)]
    remaining = max(0, attempt.closes_us - now_us())
    return {
        "attempt": attempt,
        "step": RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key),
        "questions": questions,
        "takes_files": UPLOADS in shape,
        "stored": stored,
        "ticket": tickets.issue(attempt, shape),
        "remaining_us": remaining,
        "closes_at": to_datetime(attempt.closes_us),
    }
