"""Who may decide on a late sheet."""

from assessments.quizzes.models import Attempt, LateRuling
from assessments.quizzes.rules import sits_too
from people.models import User
from people.rules import TRAINING, holds


def may_look(user: User, attempt: Attempt) -> bool:
    """Not at one's own, nor at questions of an exam that one is to pass oneself."""
    return attempt.worker.user_id != user.pk and not sits_too(user, attempt.enrolment.round)


def may_rule(user: User, attempt: Attempt) -> bool:
    """With a training role that reaches the attempt's grid. Needs `attempt.grid`, `worker` and `enrolment.round`."""
    return holds(user, TRAINING, attempt.grid.path) and may_look(user, attempt)


def may_confirm(user: User, attempt: Attempt, ruling: LateRuling) -> bool:
    """Somebody else than who ruled."""
    return ruling.by_id != user.pk and may_rule(user, attempt)
