"""What must hold before somebody may enter something for a cycle."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.appraisals.rules import require_preparer
from courses.rounds.models import Enrolment
from people.models import User


def locked(cycle: Cycle, by: User) -> Cycle:
    """The cycle as stored, locked until the end of the transaction. Refuses others' districts and approved cycles."""
    require_preparer(by, cycle.grid)
    stored = Cycle.objects.select_for_update(of=("self",)).select_related("grid", "scheme", "round").get(pk=cycle.pk)
    if stored.approved_at:
        raise ValidationError(_("“%(cycle)s”已经审批，不再改动。") % {"cycle": stored})
    return stored


def require_due(cycle: Cycle, worker_ids: Iterable[int]) -> None:
    """Raises ValidationError when somebody is not in the cycle's round."""
    due = set(Enrolment.objects.counted().filter(round=cycle.round_id).values_list("worker_id", flat=True))
    strangers = set(worker_ids) - due
    if strangers:
        raise ValidationError(
            _("有 %(count)s 人不在“%(round)s”的名单里，没有记下。") % {"count": len(strangers), "round": cycle.round}
        )
