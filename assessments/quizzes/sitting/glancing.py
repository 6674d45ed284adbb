"""One look that tells most people apart from those about whom there is more to know: it spares them several queries.

What is out of scope is not told by it: it only says whether there is something about a row that the caller has already.
"""

from typing import NamedTuple

from django.db import connection

from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment, RoundStep
from grids import prepared

ABOUT_SITTING = """
SELECT EXISTS (SELECT 1 FROM quizzes_attempt WHERE enrolment_id=%(enrolment)s AND step_key=%(step_key)s)
  OR EXISTS (SELECT 1 FROM people_suspension WHERE worker_id=%(worker)s AND ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM quizzes_grant WHERE enrolment_id=%(enrolment)s AND step_id=%(step)s)
"""
ABOUT_RESULT = """
SELECT EXISTS (SELECT 1 FROM quizzes_pageevent WHERE attempt_id=%(attempt)s),
  EXISTS (SELECT 1 FROM quizzes_latesheet WHERE attempt_id=%(attempt)s),
  EXISTS (SELECT 1 FROM quizzes_regrade WHERE decision='approved' AND (step_key IS NULL OR step_key=%(step_key)s))
"""


class AboutResult(NamedTuple):
    left: bool  # the page was left
    late: bool  # sheets came that were not taken
    regraded: bool  # a regrade may decide about a question


def nothing_yet(enrolment: Enrolment, step: RoundStep) -> bool:
    """No attempt at this exam, no suspension, and no individual arrangement."""
    ids = {"enrolment": enrolment.pk, "worker": enrolment.worker_id, "step": step.pk}
    return not _look(ABOUT_SITTING, ids | {"step_key": _stored(step.step_key)})[0]


def about_result(attempt: Attempt) -> AboutResult:
    return AboutResult(*_look(ABOUT_RESULT, {"attempt": attempt.pk, "step_key": _stored(attempt.step_key)}))


def _look(question: str, values: dict) -> tuple:
    with prepared.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()


def _stored(step_key):
    return Attempt._meta.get_field("step_key").get_db_prep_value(step_key, connection)
