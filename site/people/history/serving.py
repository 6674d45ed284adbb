"""Who was where on a given day, and on what terms: one query over the dated rows."""

from datetime import date

from django.db.models import F, FilteredRelation, Q, QuerySet

from grids import paths
from grids.models import Grid
from people.models import Assignment
from people.models.history import on
from people.names import matching


def serving_on(day: date, grid: Grid | None = None, text: str = "") -> QuerySet[Assignment]:
    """The primary assignments in force on the day, by worker number, within the scope as the grids lay then: somebody
    who has moved away since is still listed where the service was.

    Each row has `worker`, `grid`, and of that day `category_then`, `post_then`, `grade_then` (None where no terms are
    dated) and `leave_then` (a Leave.Kind, or None).
    """
    rows: QuerySet[Assignment] = Assignment.objects.filter(on(day), primary=True).select_related("worker__grid", "grid")
    if grid:
        rows = rows.filter(paths.below(grid.path, "grid__path"))
    if text := text.strip():
        rows = matching(rows, text, "worker__", or_else=Q(worker__number__icontains=text))
    return rows.annotate(
        terms=FilteredRelation("worker__employments", condition=on(day, "worker__employments__")),
        away=FilteredRelation("worker__leaves", condition=on(day, "worker__leaves__")),
        category_then=F("terms__category__name"),
        post_then=F("terms__post"),
        grade_then=F("terms__grade"),
        leave_then=F("away__kind"),
    ).order_by("worker__number")
