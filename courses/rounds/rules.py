"""Who may work with rounds."""

from people.access import only, only_in_reach
from people.models import User
from people.rules import READS_ROUNDS, may_train, reads_rounds

trainers_only = only(may_train)
readers_only = only_in_reach(reads_rounds, READS_ROUNDS)  # trainers, auditors and grid leaders


def may_plan(user: User, path: str) -> bool:
    """Plans, opens and closes the rounds of the node at this path."""
    return may_train(user, path)
