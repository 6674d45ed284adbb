"""Publishes a pay scheme: from then on this version no longer changes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.grading import UNGRADED
from assessments.appraisals.models import Band, Scheme
from assessments.appraisals.rules import require_rule_maker
from assessments.pay.checking import problems
from assessments.pay.models import PayScheme
from assessments.pay.tables import tables_of
from grids.models import Grid
from grids.paths import ancestors, below
from ledger import auditing
from people.models import User, Worker


@transaction.atomic
def publish(scheme: PayScheme, by: User) -> PayScheme:
    """Freezes the version. Raises ValidationError with a sentence per fault, PermissionDenied for others' districts."""
    require_rule_maker(by, scheme.grid)
    stored = PayScheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    if stored.published_at:
        raise ValidationError(_("%(scheme)s已经发布，不再改动。") % {"scheme": stored})
    if faults := problems(tables_of(stored), places_in_use(scheme.grid), grades_in_use(scheme.grid)):
        raise ValidationError(faults)
    scheme.published_at, scheme.published_by = timezone.now(), by
    scheme.save(update_fields=["published_at", "published_by"])
    auditing.record(by, "pay.publish", scheme, path=scheme.grid.path)
    return scheme


def places_in_use(grid: Grid) -> dict[tuple[str, int], int]:
    """People by post and grade, of those who are paid and serve below the grid."""
    paid = Worker.objects.serving().filter(below(grid.path, "grid__path"), category__paid=True)
    rows = paid.exclude(post="").exclude(grade=None).order_by().values_list("post", "grade").annotate(Count("pk"))
    return {(post, grade): people for post, grade, people in rows}


def grades_in_use(grid: Grid) -> list[str]:
    """The grades of the newest published appraisal scheme that holds for the grid, and 不定等次."""
    schemes = Scheme.objects.filter(grid__path__in=ancestors(grid.path)).exclude(published_at=None)
    newest = schemes.order_by("-grid__path", "-published_at").first()
    bands = Band.objects.filter(scheme=newest).order_by("order").values_list("name", flat=True) if newest else []
    return [*bands, UNGRADED]
