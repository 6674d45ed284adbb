"""Who may give out slips: who keeps the roster, the security administrator, and the grid leader on the spot."""

from django.utils import timezone

from people import rules
from people.models import Role, User

ISSUERS = rules.KEEPS_ROSTER | rules.SECURITY | {Role.Kind.GRID_LEADER}


def may_issue(user: User, path: str | None = None) -> bool:
    return rules.holds(user, ISSUERS, path)


def may_open_account(user: User, target: User) -> bool:
    """Whether a slip for this account is safe in the user's hands: whoever uses it has the account's roles.

    An account with roles is opened by a security administrator whose reach covers every one of them; a superuser's by none.
    """
    if target.is_superuser:
        return False
    held = target.roles.exclude(last_day__lt=timezone.localdate()).select_related("grid")
    return all(rules.keeps_security(user, role.grid.path) for role in held)
