"""The picture of the tree, one unit at a time."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from grids import figures
from grids.finding import came_from, found, went_to
from grids.models import Grid
from grids.picture import picture_of
from grids.places import place_names
from people import rules
from people.access import only
from people.territory.reaching import grid_in_reach, may_be_done

FOUND_A_PAGE = 50


@only(rules.reads_people)
@require_safe
def grids(request):
    """What the roles reach; with `q` the grids of that name, former name or code."""
    reach = rules.reach(request.user, rules.READS_PEOPLE)
    if text := request.GET.get("q", "").strip():
        page = Paginator(found(text, reach), FOUND_A_PAGE).get_page(request.GET.get("page"))
        context = {"place": "grids", "q": text, "page": page, "places": place_names(page)}
        return render(request, "territory/found.html", context)
    tops = list(Grid.objects.filter(path__in=reach))
    if len(tops) == 1:
        return _unit(request, tops[0])
    return render(request, "territory/tops.html", {"place": "grids", "tops": tops})


@only(rules.reads_people)
@require_safe
def grid(request, code):
    return _unit(request, grid_in_reach(request.user, code))


def _unit(request, grid: Grid):
    reach = rules.reach(request.user, rules.READS_PEOPLE)
    offered = figures.figures_for(request.user, grid)
    chosen = next((one for one in offered if one.name == request.GET.get("figure")), offered[0])
    context = {
        "place": "grids",
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(reach)],
        "figures": offered,
        "picture": picture_of(grid, chosen),
        "closed": [child for child in grid.get_children() if child.valid_to is not None],
        "former_names": grid.former_names.order_by("-last_day", "-pk"),
        "went_to": went_to(grid),
        "came_from": came_from(grid),
        "over": not grid.in_force_on(timezone.localdate()),
        "acts": may_be_done(request.user, grid),
    }
    return render(request, "territory/unit.html", context)
