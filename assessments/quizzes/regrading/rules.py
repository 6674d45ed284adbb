"""Who may propose that a question is judged anew, who decides, and who may look."""

from assessments.quizzes.models import Regrade
from assessments.quizzes.rules import sits_too
from courses.rounds.models import Enrolment
from grids import scope
from grids.paths import below
from people import rules
from people.models import User
from people.rules import READS_HR, READS_TRAINING, Kind

DECIDING = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN}
READING = READS_TRAINING | READS_HR  # HR corrects what rests on a changed result


def may_propose(user: User, path: str | None = None) -> bool:
    """A training role that reaches the rounds concerned."""
    return rules.may_train(user, path)


def may_read(user: User) -> bool:
    return rules.holds(user, READING)


def may_decide(user: User, regrade: Regrade) -> bool:
    """An administrator of training, never the one who proposed it, and nobody whose own exam it is."""
    return (
        regrade.state == Regrade.State.WAITING
        and regrade.prepared_by_id != user.pk
        and rules.holds(user, DECIDING, regrade.grid.path)
        and not is_concerned(user, regrade)
    )


def is_concerned(user: User, regrade: Regrade) -> bool:
    """Whether the user is to pass a round that it reaches."""
    if regrade.round:
        return sits_too(user, regrade.round)
    with scope.whole_tree("whether somebody sits an exam does not depend on where"):
        inside = below(regrade.grid.path, "round__grid__path")
        return Enrolment.objects.filter(inside, worker__user=user).exists()


def may_resume(user: User, regrade: Regrade) -> bool:
    """What was approved and stopped half-way may be set going again by any training role that reaches it."""
    return regrade.decision == Regrade.Decision.APPROVED and rules.may_train(user, regrade.grid.path)
