"""Exams as they are arranged."""

from datetime import datetime, timedelta

from django.utils import timezone

from assessments.quizzes.arranging_exams import arranging, granting
from assessments.quizzes.models import Arrangement, Grant
from courses.rounds.models import Enrolment, RoundStep
from people.models import User


def hours(number: float) -> datetime:
    """So many hours from now."""
    return timezone.now() + timedelta(hours=number)


def arranged(step: RoundStep, by: User, **values) -> Arrangement:
    """With what is not named as a form leaves it."""
    return arranging.arrange(step, by, **values)


def granted(enrolment: Enrolment, step: RoundStep, by: User, second: User, **values) -> Grant:
    """Proposed by one, approved by the other."""
    grant = granting.propose(enrolment, step, by, reason=values.pop("reason", "示例：住院"), **values)
    granting.approve(grant, second)
    return grant
