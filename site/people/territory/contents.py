"""What is in grids and what becomes of it: shown before an act, and used by it."""

from dataclasses import dataclass, field
from datetime import date

from grids import scope
from grids.closing import children_in_force
from grids.models import Grid, GridName, Succession
from people.models import Assignment, Role, Worker
from people.territory.carrying import people_in


@dataclass
class Contents:
    people: list[Worker] = field(default_factory=list)
    children: list[Grid] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)  # bound to one of the grids: they reach no further than before
    kept: list[tuple[str, int]] = field(default_factory=list)  # other rows, which stay with the grid that earned them


CARRIED = {Grid, GridName, Succession, Assignment, Worker, Role}


def contents_of(grids: list[Grid], day: date) -> Contents:
    """People and grids right in these grids, roles bound to them, and a count of whatever else points at them."""
    with scope.whole_tree("everything in a grid that is to change"):
        return Contents(
            people=people_in(grids, day),
            children=[child for grid in grids for child in children_in_force(grid)],
            roles=list(Role.objects.held_on(day).filter(grid__in=grids).select_related("user", "grid").order_by("pk")),
            kept=_kept(grids),
        )


def _kept(grids: list[Grid]) -> list[tuple[str, int]]:
    counts = []
    for relation in Grid._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if relation.one_to_many and model not in CARRIED:
            number = model._default_manager.filter(**{f"{relation.field.name}__in": grids}).count()
            if number:
                counts.append((str(model._meta.verbose_name), number))
    return counts
