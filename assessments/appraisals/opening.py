"""Opens an appraisal cycle for a district."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle, Scheme
from assessments.appraisals.rules import require_preparer
from courses.rounds.models import Round
from grids.models import Grid
from ledger import auditing
from people.models import User


@transaction.atomic
def open_cycle(grid: Grid, scheme: Scheme, round: Round, name: str, first_day: date, last_day: date, by: User) -> Cycle:
    """A cycle that takes its results from `round`. Raises ValidationError and PermissionDenied."""
    require_preparer(by, grid)
    if not scheme.published_at:
        raise ValidationError(_("%(scheme)s还没有发布，不能用来考核。") % {"scheme": scheme})
    if not grid.path.startswith(scheme.grid.path) or not grid.path.startswith(round.grid.path):
        raise ValidationError(_("方案和轮次要属于%(grid)s或它的上级。") % {"grid": grid})
    if last_day < first_day:
        raise ValidationError({"last_day": _("结束日期不能早于开始日期。")})
    if Cycle.objects.filter(grid=grid, name=name).exists():
        raise ValidationError({"name": _("%(grid)s已经有“%(name)s”。") % {"grid": grid, "name": name}})
    cycle = Cycle.objects.create(
        grid=grid, scheme=scheme, round=round, name=name, first_day=first_day, last_day=last_day
    )
    auditing.record(by, "appraisals.open_cycle", cycle, path=grid.path)
    return cycle
