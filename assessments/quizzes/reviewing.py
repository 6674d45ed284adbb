"""What the result page shows."""

from dataclasses import dataclass
from typing import cast

from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.reviewed import Reviewed
from assessments.quizzes.by_hand.evidence import standing_judgements
from assessments.quizzes.by_hand.notes import with_notes
from assessments.quizzes.clock import now_us, to_datetime
from assessments.quizzes.explaining import explain_topics
from assessments.quizzes.files.showing import Files, for_owner
from assessments.quizzes.folding import standing_marks
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.page_events.reading import leaving_of
from assessments.quizzes.papers import pass_score
from assessments.quizzes.questions import Question, form_shape, questions_of
from assessments.quizzes.shapes import UPLOADS
from assessments.quizzes.starting import standings_of
from courses.rounds.models import RoundStep


@dataclass(frozen=True)
class Answered:
    """A question in its place on the paper, with what was answered."""

    question: Question
    reviewed: Reviewed


def context(attempt: Attempt, show_all: bool) -> dict:
    """`attempt` submitted and marked, with enrolment, round, form and paper loaded."""
    questions = questions_of(attempt)
    marks = standing_marks([attempt])[attempt.pk]
    files = _files(attempt) if UPLOADS in form_shape(attempt.form_id) else {}
    answered = [_answered(question, marks[question.slot], files) for question in questions if question.slot in marks]
    wrong = [one for one in answered if not one.reviewed.right]
    step = RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key)
    standing = standings_of(step, [(attempt.enrolment, now_us())])[attempt.enrolment_id]
    return {
        "attempt": attempt,
        "leaving": leaving_of(attempt),
        "step": step,
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "topics": explain_topics(questions, marks),
        "pass_score": pass_score(attempt.form.paper, attempt.max_score),
        "total": len(answered),
        "answered": sum(not one.reviewed.unanswered for one in answered),
        "right": len(answered) - len(wrong),
        "wrong": len(wrong),
        "shown": answered if show_all else wrong,
        "show_all": show_all,
        "by_hand": any(mark.by_id for mark in marks.values()),
        "standing": standing,
    }


def waiting_context(attempt: Attempt) -> dict:
    """The same while a person has not marked all of it: how far the marking has come, question by question."""
    questions = [question for question in questions_of(attempt) if not question.only_says]
    marks = standing_marks([attempt]).get(attempt.pk, {})
    return {
        "attempt": attempt,
        "leaving": leaving_of(attempt),
        "step": RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key),
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "questions": [(question, marks.get(question.slot)) for question in questions],
        "waiting": sum(question.slot not in marks for question in questions),
    }


def _files(attempt: Attempt) -> Files:
    """With what markers noted on photographs."""
    return with_notes(for_owner(attempt), [note for one in standing_judgements(attempt) for note in one.notes])


def _answered(question: Question, mark: Mark, files: Files) -> Answered:
    response = from_kept(question.kind, mark.response)
    reviewed = Reviewed(
        question.shown,
        response,
        mark.score,
        mark.max_score,
        question.sources,
        given=mark.given,
        comment=mark.comment,
        files=files,
    )
    return Answered(question, reviewed)
