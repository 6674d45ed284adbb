"""Where a deed lies that concerns an account: the smallest part of the tree that holds the person's grid and roles."""

from django.db import models

from grids.models import Grid
from grids.paths import ancestors
from ledger.auditing import find_paths_with
from people.models import Role, User, Worker


@find_paths_with
def path_of_account(target: models.Model) -> str | None:
    """None for what is no account. Somebody without grid and role, or nobody at all, belongs to the whole tree.

    The queries are the same for everybody: a refused sign-in may not tell by its time whether there is such an account.
    """
    if not isinstance(target, User):
        return None
    served = Worker._base_manager.filter(user_id=target.pk or 0).values_list("grid__path")
    held = Role.objects.filter(user_id=target.pk or 0).values_list("grid__path")
    root = Grid.get_first_root_node()
    return _shared([path for (path,) in served.union(held)]) or (root.path if root else "")


def _shared(paths: list[str]) -> str:
    """The path of the lowest node above all of them, or one of them itself."""
    above = set.intersection(*(set(ancestors(path)) for path in paths)) if paths else set()
    return max(above, key=len, default="")
