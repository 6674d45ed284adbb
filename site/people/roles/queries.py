"""Whose roles a person may see, and who may decide on what another has prepared."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from grids.paths import ancestors, below
from people import rules
from people.models import Role, User, Worker


def roles_read_by(user: User) -> QuerySet[Role]:
    """The roles bound to the nodes below the user's own, in the order of the tree."""
    inside = Q(pk__in=[])
    for path in rules.reach(user, rules.READS_ROLES):
        inside |= below(path, "grid__path")
    return Role.objects.filter(inside).select_related("user", "grid").order_by("grid__path", "kind", "user__name", "pk")


def standing(roles: QuerySet[Role], day: date) -> QuerySet[Role]:
    """Those in force on this day, and those to come."""
    return roles.exclude(last_day__lt=day)


def over(roles: QuerySet[Role], day: date) -> QuerySet[Role]:
    return roles.filter(last_day__lt=day).order_by("-last_day", "pk")


def deciders(kinds: Collection[str], path: str, besides: int | None) -> list[Role]:
    """Who may decide at this node today: the roles bound to it or to a node above, without the one who prepared it.

    Nearest first, each person once.
    """
    held = (
        Role.objects.held_on(timezone.localdate())
        .filter(kind__in=kinds, grid__path__in=ancestors(path), user__is_active=True)
        .exclude(user=besides)
        .select_related("user", "grid")
        .order_by("-grid__path", "user__name", "pk")
    )
    return list({role.user_id: role for role in reversed(held)}.values())[::-1]


def person_to_appoint(username: str, name: str, by: User) -> User | None:
    """The account with this user name or worker number and this name, as far as `by` may know of it.

    A worker has to serve below the own node. An account that is no worker's has to be without a role elsewhere.
    """
    user = User.objects.filter(username=username, name=name, is_active=True).first()
    if user is None or Worker.objects.filter(user=user).exists():
        return user
    elsewhere = user.roles.exclude(pk__in=roles_read_by(by).values("pk")).exists()
    return None if elsewhere or _is_a_workers(user) else user


def _is_a_workers(user: User) -> bool:
    """Whether the account belongs to a worker, who then serves out of reach."""
    return hasattr(user, "worker")
