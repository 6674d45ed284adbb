"""Who may do what with a batch of certificates."""

from assessments.certificates.models import Batch
from people import rules
from people.models import User

State = Batch.State


def may_approve(user: User, batch: Batch) -> bool:
    """Whoever prepared it may not approve it."""
    return (
        batch.state == State.PREPARED and batch.prepared_by_id != user.pk and rules.may_approve(user, batch.grid.path)
    )


def may_withdraw(user: User, batch: Batch) -> bool:
    """Until it is issued, those who prepare and those who approve may send a batch back."""
    return batch.state in {State.PREPARED, State.APPROVED} and (
        rules.may_prepare(user, batch.grid.path) or rules.may_approve(user, batch.grid.path)
    )


def may_issue(user: User, batch: Batch) -> bool:
    return batch.state == State.APPROVED and rules.may_prepare(user, batch.grid.path)


def may_print(user: User, batch: Batch) -> bool:
    return batch.state == State.ISSUED and rules.may_prepare(user, batch.grid.path)


def may_revoke(user: User, batch: Batch) -> bool:
    """A revocation is decided by an approver."""
    return rules.may_approve(user, batch.grid.path)
