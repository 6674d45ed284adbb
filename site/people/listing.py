"""The people in sight, cut by a grid and by what was typed into the search."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from grids import paths
from grids.models import Grid
from people.models import Suspension, Worker
from people.names import matching


def people_in_sight(text: str = "", grid: Grid | None = None) -> QuerySet[Worker]:
    """Serving workers within the scope, by number; `suspended` says whether exams are barred. A search also finds who has
    left, so that they can come back."""
    people = (
        (Worker.objects.filter(merged_into=None) if text.strip() else Worker.objects.serving())
        .select_related("grid", "category")
        .order_by("number")
    )
    if grid:
        people = people.filter(paths.below(grid.path, "grid__path"))
    if text := text.strip():
        named = matching(Worker.objects.all(), text).values("pk")
        given_up = Worker.objects.filter(number__icontains=text).exclude(merged_into=None).values("merged_into")
        people = people.filter(Q(number__icontains=text) | Q(pk__in=named) | Q(pk__in=given_up))
    return people.annotate(suspended=Exists(Suspension.objects.filter(worker=OuterRef("pk"), ended_at=None)))


def grid_choices(grid: Grid | None, reach: tuple[str, ...]) -> list[Grid]:
    """Where one may go from here: the grids below this one, or those the roles are bound to."""
    if grid:
        return list(grid.get_children())
    tops = Grid.objects.filter(path__in=reach)
    return list(tops[0].get_children()) if len(tops) == 1 else list(tops)


def only_grid(reach: tuple[str, ...]) -> Grid | None:
    """Where somebody begins whose roles are bound to one node: a grid leader in the own community."""
    return Grid.objects.filter(path=reach[0]).first() if len(reach) == 1 else None


def chosen_grid(code: str, reach: tuple[str, ...]) -> Grid | None:
    """The grid with this code, if the roles reach it."""
    grid = Grid.objects.filter(code=code).first() if code else None
    return grid if grid and grid.path.startswith(reach) else None
