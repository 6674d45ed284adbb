"""Who was where on a given day, and on what terms: one query over the dated rows."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from grids import paths
from grids.models import Grid
from people.models import Assignment, Employment, Leave
from people.models.history import on
from people.names import matching


def serving_on(day: date, grid: Grid | None = None, text: str = "") -> QuerySet[Assignment]:
    """The primary assignments in force on the day, by worker number, within the scope as the grids lay then: somebody
    who has moved away since is still listed where the service was.

    Each row has `worker`, `grid`, and of that day `category_then`, `post_then`, `grade_then` (None where no terms are
    dated) and `leave_then` (a Leave.Kind, or None). Each person counts once, where the latest service begins: a merge may
    have brought rows of the same days together.
    """
    rows: QuerySet[Assignment] = Assignment.objects.filter(on(day), primary=True, worker__merged_into=None)
    later = Q(first_day__gt=OuterRef("first_day")) | Q(first_day=OuterRef("first_day"), pk__gt=OuterRef("pk"))
    rows = rows.exclude(Exists(_then(Assignment, day).filter(later, primary=True))).select_related(
        "worker__grid", "grid"
    )
    if grid:
        rows = rows.filter(paths.below(grid.path, "grid__path"))
    if text := text.strip():
        rows = matching(rows, text, "worker__", or_else=Q(worker__number__icontains=text))
    terms = _then(Employment, day)
    return rows.annotate(
        category_then=Subquery(terms.values("category__name")[:1]),
        post_then=Subquery(terms.values("post")[:1]),
        grade_then=Subquery(terms.values("grade")[:1]),
        leave_then=Subquery(_then(Leave, day).values("kind")[:1]),
    ).order_by("worker__number")


def _then(model: type[Assignment | Employment | Leave], day: date) -> QuerySet:
    """The rows of the same person in force on the day, the latest first; past the scope, which the person is in already."""
    rows: QuerySet = QuerySet(model)
    return rows.filter(on(day), worker=OuterRef("worker")).order_by("-first_day", "-pk")
