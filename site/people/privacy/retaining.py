"""How long people are kept after they have left: a setting of the operator's (RETENTION_YEARS), not a rule of law."""

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.models import Erasure, Worker


def last_day_to_have_left(today: date | None = None) -> date:
    """Who left on this day or before is kept no longer."""
    day = today or timezone.localdate()
    try:
        return day.replace(year=day.year - settings.RETENTION_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year - settings.RETENTION_YEARS, day=28)


def due(today: date | None = None) -> QuerySet[Worker]:
    """Those within the scope whose time is over and who are not erased yet, longest gone first."""
    gone = Worker.objects.filter(left_on__lte=last_day_to_have_left(today)).select_related("grid")
    erased = Erasure.objects.filter(worker=OuterRef("pk"), confirmed_at__isnull=False)
    return gone.exclude(Exists(erased)).order_by("left_on", "number")
