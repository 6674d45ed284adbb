"""回避: nobody marks an own answer, that of somebody of the own street, or anything of a round one is to pass oneself.

The own street is where the marker serves (the worker's grid, and every assignment in force), and where the marker holds a role
at street level or below. An answer lies where its person served when it was begun, where that person serves now, and where
that person is assigned besides. Who serves above all streets belongs to none, and avoids those placed at the very same node.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from courses.rounds.models import Enrolment
from grids.models import Grid
from grids.paths import ancestors, below
from people.models import Assignment, Role, User, Worker
from people.models.history import on

STREET = 1  # level; what stands above has none


@dataclass(frozen=True)
class Home:
    """The subtree of a street, or one node above all streets."""

    path: str
    street: bool

    def holds(self, field: str) -> Q:
        """What lies here by the path in `field`."""
        return below(self.path, field) if self.street else Q(**{field: self.path})


Homes = Collection[Home]


def homes_of(user: User) -> Homes:
    """Kept on the user for this request."""
    kept = getattr(user, "_homes", None)
    if kept is None:
        kept = user._homes = homes_of_each([user.pk])[user.pk]  # type: ignore[attr-defined]
    return kept


def homes_of_each(users: Collection[int]) -> dict[int, Homes]:
    """Four queries, however many users. Looks beyond the scope in force: a home out of sight is a home too."""
    today = timezone.localdate()
    placed = [
        *Worker._base_manager.filter(user__in=users).values_list("user_id", "grid__path"),
        *Assignment._base_manager.filter(on(today), worker__user__in=users).values_list(
            "worker__user_id", "grid__path"
        ),
        *Role.objects.held_on(today)
        .filter(user__in=users, grid__level__gte=STREET)
        .values_list("user_id", "grid__path"),
    ]
    above = {path for _user, place in placed for path in ancestors(place)}
    streets = set(Grid.objects.filter(path__in=above, level__gte=STREET).values_list("path", flat=True))
    return {user: {_home(place, streets) for owner, place in placed if owner == user} for user in users}


def avoided(user: int, homes: Homes) -> Q:
    """The open answers that this user does not get to see."""
    sits_too = Enrolment._base_manager.filter(round=OuterRef("attempt__enrolment__round"), worker__user=user)
    condition = Q(attempt__worker__user=user) | Q(Exists(sits_too))
    today = timezone.localdate()
    for home in homes:
        assigned = Assignment._base_manager.filter(
            on(today), home.holds("grid__path"), worker=OuterRef("attempt__worker")
        )
        condition |= home.holds("attempt__grid__path") | home.holds("attempt__worker__grid__path")
        condition |= Q(Exists(assigned))
    return condition


def _home(place: str, streets: Collection[str]) -> Home:
    street = next((path for path in ancestors(place) if path in streets), "")
    return Home(street or place, bool(street))
