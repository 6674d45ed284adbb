"""What the exam page shows: the questions with what is stored, the ticket, and the time left."""

from collections.abc import Mapping

from django.utils.safestring import SafeString

from assessments.quizzes.answer_files.sealing import key_of
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.exam_time.clock import now_us, to_datetime
from assessments.quizzes.files.showing import Files, for_owner
from assessments.quizzes.models import Attempt
from assessments.quizzes.rendering.asked import blank, cells, rendered
from assessments.quizzes.sitting import tickets
from assessments.quizzes.sitting.questions import Question, form_shape, questions_of
from assessments.quizzes.sitting.shapes import UPLOADS
from assessments.quizzes.sitting.sheets import from_text
from courses.rounds.steps import step_in_round


def context(attempt: Attempt) -> dict:
    """`attempt` with its enrolment and form loaded. `remaining_us` in microseconds, so that the phone's clock is not asked."""
    stored = from_text(attempt.answers)
    shape = form_shape(attempt.form_id)
    files = for_owner(attempt) if UPLOADS in shape else {}
    questions = questions_of(attempt)
    remaining = max(0, attempt.closes_us - now_us())
    return {
        "attempt": attempt,
        "step": step_in_round(attempt.enrolment.round_id, attempt.step_key),
        "questions": _shown(questions, stored, files),
        "cells": cells(questions, stored),
        "takes_files": UPLOADS in shape,
        "stored": stored,
        "ticket": tickets.issue(attempt, shape),
        "remaining_us": remaining,
        "file_key": key_of(attempt.pk),
        "closes_at": to_datetime(attempt.closes_us),
    }


def _shown(questions: list[Question], stored: Mapping[str, Given], files: Files) -> list[SafeString]:
    """With what stands on the sheet."""
    total = len(questions)
    return [
        rendered(question, total, given, files) if given else blank(question, total)
        for question, given in ((question, stored.get(str(question.slot), "")) for question in questions)
    ]
