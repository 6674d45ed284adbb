"""Who may run a room, print its papers and key, and type in what stands on its sheets."""

from courses.rounds.models import Enrolment, Round
from grids import scope
from people.models import User
from people.rules import TRAINING, holds


def may_run(user: User, path: str | None = None) -> bool:
    """A training role that reaches the room's grid."""
    return holds(user, TRAINING, path)


def sits_too(user: User, round: Round) -> bool:
    """Whoever is to pass the round sees neither paper nor key of it, and types no sheet of it, whatever the role."""
    with scope.whole_tree("whether somebody sits an exam does not depend on where"):
        return Enrolment.objects.filter(round=round, worker__user=user).exists()
