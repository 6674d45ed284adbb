"""Wagtail's groups follow the roles. Nobody sets them by hand."""

from django.utils import timezone

from courses.catalogue.models import CataloguePage
from courses.catalogue.shelving import shelf_for
from people import rules
from people.models import Role, User


def follow_roles(user: User, **signal) -> None:
    """Puts the user into the groups of the training roles in force today, and out of all others of the catalogue."""
    wanted = set()
    for role in rules.roles_of(user, timezone.localdate()):
        if role.kind in rules.TRAINING:
            shelf = shelf_for(role.grid)
            wanted.add(shelf.trainers_id if role.kind == Role.Kind.TRAINER else shelf.administrators_id)
    held = set(user.groups.filter(pk__in=_groups()).values_list("pk", flat=True))
    user.groups.remove(*held - wanted)
    user.groups.add(*wanted - held)


def _groups() -> set[int]:
    return {pk for pair in CataloguePage.objects.values_list("trainers", "administrators") for pk in pair}
