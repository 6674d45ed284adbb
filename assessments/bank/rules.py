"""Who may write questions, and who may approve them."""

from assessments.bank.models import ItemVersion
from people.models import User
from people.rules import TRAINING, holds


def may_write_items(user: User, path: str | None = None) -> bool:
    return holds(user, TRAINING, path)


def may_review_items(user: User, path: str) -> bool:
    return holds(user, TRAINING, path)


def may_approve(user: User, version: ItemVersion) -> bool:
    """Another person than the one who prepared it, with a training role that reaches the item."""
    return user.pk != version.prepared_by_id and may_review_items(user, version.item.grid.path)
