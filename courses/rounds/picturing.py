"""What rounds bring to the picture of the tree: the coverage of those that may be looked at."""

from functools import partial

from django.db.models import Count as CountOf
from django.db.models import Q
from django.utils.translation import gettext as _

from courses.rounds.models import Enrolment, Round
from courses.rounds.queries import rounds_of
from courses.rounds.tallies import GROUPS
from grids import paths
from grids.figures import Count, Figure, part_of
from grids.models import Grid
from people.models import User

MOST = 3  # the newest ones; older rounds have their own page
DUE = [*GROUPS["full"], *GROUPS["half"], *GROUPS["redo"], *GROUPS["empty"]]


def figures(user: User, grid: Grid) -> list[Figure]:
    """The coverage of the newest open rounds that hold this grid or lie below it. One query."""
    here = Q(grid__path__in=paths.ancestors(grid.path)) | paths.below(grid.path, "grid__path")
    rounds = rounds_of(user).filter(here).exclude(opened_at=None)[:MOST]
    hint = _("合格 ÷ 应训，按报名时所在的网格算。免修、顺延不在应训之内。")
    return [
        Figure(f"round-{round.pk}", _label(round, grid), hint, partial(coverage, round), rate=True, order=1)
        for round in rounds
    ]


def coverage(round: Round, grid: Grid) -> dict[str, Count]:
    rows = Enrolment.objects.filter(paths.below(grid.path, "grid__path"), round=round, state__in=DUE)
    rows_by_part = rows.annotate(part=part_of(grid, "grid__path")).order_by().values_list("part")
    counted = rows_by_part.annotate(due=CountOf("pk"), full=CountOf("pk", filter=Q(state__in=GROUPS["full"])))
    return {path: Count(full, due) for path, due, full in counted}


def _label(round: Round, grid: Grid) -> str:
    """With its district where the round is not one of the whole unit."""
    name = f"{round.grid.name} {round.name}" if round.grid.path > grid.path else round.name
    return _("覆盖率　%(round)s") % {"round": name}
