"""Which grids a person sees, and what may be done with one."""

from django.http import Http404

from grids import paths
from grids.adding import kinds_below
from grids.models import Grid
from people import rules
from people.models import User


def grid_in_reach(user: User, code: str) -> Grid:
    """Raises Http404 for a code that is not in the tree or not within the reach of roles that read people."""
    grid = Grid.objects.filter(code=code).first()
    if grid is None or not grid.path.startswith(rules.reach(user, rules.READS_PEOPLE)):
        raise Http404
    return grid


def may_be_done(user: User, grid: Grid) -> list[str]:
    """The acts open to the person, as the last parts of their addresses. A grid that has an end is not changed."""
    if grid.valid_to is not None:
        return []
    acts = ["addition"] if kinds_below(grid) and rules.may_shape(user, grid.path) else []
    if rules.may_shape(user, grid.path[: -paths.STEP]):
        acts += ["name", "merger", "division", "relocation", "closure"] if grid.level else ["name"]
    return acts
