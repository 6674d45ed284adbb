"""Who may run a room, print its papers and key, and type in what stands on its sheets."""

from people.models import User
from people.rules import TRAINING, holds


def may_run(user: User, path: str | None = None) -> bool:
    """A training role that reaches the room's grid."""
    return holds(user, TRAINING, path)
