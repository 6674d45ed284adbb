"""Where a deed lies that concerns an account: the smallest part of the tree that holds the person's grid and roles."""

from os.path import commonprefix

from django.db import models

from grids.models import Grid
from grids.paths import STEP
from ledger.auditing import find_paths_with
from people.models import Role, User, Worker


@find_paths_with
def path_of_account(target: models.Model) -> str | None:
    """None for what is no account. Somebody without grid and role belongs to the whole tree."""
    if not isinstance(target, User):
        return None
    served = Worker._base_manager.filter(user_id=target.pk).values_list("grid__path")
    held = Role.objects.filter(user_id=target.pk).values_list("grid__path")
    shared = commonprefix([path for (path,) in served.union(held)])
    path = shared[: len(shared) // STEP * STEP]
    root = None if path else Grid.get_first_root_node()
    return root.path if root else path
