"""What people bring to the picture of the tree: how many they are, and where nobody serves."""

from datetime import date

from django.db.models import Count as CountOf
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import paths, scope
from grids.closing import in_force
from grids.figures import Count, Figure, part_of
from grids.models import Grid
from people.models import Assignment, Worker
from people.territory.carrying import assigned

FULL_TIME = "专职网格员"  # how the names of the two full-time categories begin
WORKED_LEVELS = (3, 4)  # those above are led, these are worked (三级、四级网格员)


def figures(user, grid: Grid) -> list[Figure]:
    return [
        Figure("people", _("人数"), _("在岗的人，各按主要任职算一次。"), people),
        Figure("full-time", _("专职网格员"), _("在岗的专职网格员，直聘和派遣都算。"), full_time),
        Figure("vacant", _("没有人的网格"), _("三级、四级网格里，今天没有人任职的。"), vacant, rate=True),
    ]


def people(grid: Grid) -> dict[str, Count]:
    return _counted(Worker.objects.serving(), grid)


def full_time(grid: Grid) -> dict[str, Count]:
    return _counted(Worker.objects.serving().filter(category__name__startswith=FULL_TIME), grid)


def vacant(grid: Grid) -> dict[str, Count]:
    """Grids of the levels that are worked: those where nobody has an assignment today, of all in force."""
    today = timezone.localdate()
    holds = Q(last_day=None) | Q(last_day__gte=today)
    served = Assignment.objects.filter(holds, grid=OuterRef("pk"), first_day__lte=today, worker__left_on=None)
    worked = Grid.objects.filter(paths.below(grid.path), in_force(today), level__in=WORKED_LEVELS)
    rows = worked.annotate(part=part_of(grid), served=Exists(served)).order_by().values_list("part")
    counted = rows.annotate(every=CountOf("pk"), empty=CountOf("pk", filter=Q(served=False)))
    return {path: Count(empty, every) for path, every, empty in counted}


def _counted(workers, grid: Grid) -> dict[str, Count]:
    rows = workers.filter(paths.below(grid.path, "grid__path")).annotate(part=part_of(grid, "grid__path"))
    return {path: Count(number) for path, number in rows.order_by().values_list("part").annotate(CountOf("pk"))}


def names_in(grids: list[Grid], day: date) -> dict[int, list[str]]:
    """By the grid's id: names and numbers of those who serve right there on the day or later."""
    names: dict[int, list[str]] = {}
    with scope.whole_tree("who is left in a grid that ends"):
        every = list(assigned(grids, day).select_related("worker"))
    for served in every:
        names.setdefault(served.grid_id, []).append(f"{served.worker.name} {served.worker.number}")
    return names
