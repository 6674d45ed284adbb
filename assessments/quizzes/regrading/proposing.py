"""Proposes that a question is judged anew: first a trial that only its author sees, then a proposal for another to decide."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.trying import require_something_left
from ledger.auditing import record
from people.models import User


@transaction.atomic
def draft(version: ItemVersion, place: Place, policy: str, key: dict, reason: str, by: User) -> Regrade:
    """A trial; one's own trial for the same question is written over. Raises PermissionDenied, ValidationError."""
    regrade = Regrade.objects.filter(version=version, prepared_by=by, proposed_at=None).first()
    regrade = regrade or Regrade(version=version, prepared_by=by)
    regrade.grid, regrade.policy, regrade.key, regrade.reason = place.grid, policy, key, reason
    regrade.round = place.step.round if place.step else None
    regrade.step_key = place.step.step_key if place.step else None
    _require_proposer(regrade, by)
    require_something_left(regrade)
    regrade.save()
    return regrade


def propose(regrade: Regrade, by: User) -> None:
    """Hands one's trial on to be decided. Raises PermissionDenied, ValidationError when it has been handed on before."""
    _require_proposer(regrade, by)
    if regrade.prepared_by_id != by.pk:
        raise PermissionDenied
    if not Regrade.objects.filter(pk=regrade.pk, proposed_at=None).update(proposed_at=timezone.now()):
        raise ValidationError(_("已经提交过了。"))
    record(by, "regrade proposed", regrade, path=regrade.grid.path, reason=regrade.reason, policy=regrade.policy)


def _require_proposer(regrade: Regrade, by: User) -> None:
    if not rules.may_propose(by, regrade.grid.path) or rules.is_concerned(by, regrade):
        raise PermissionDenied
