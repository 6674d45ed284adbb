"""Publishes a scheme: from then on this version no longer changes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.appraisals.checking import problems
from assessments.appraisals.models import Scheme
from assessments.appraisals.rules import require_rule_maker
from ledger import auditing
from people.models import User


@transaction.atomic
def publish(scheme: Scheme, by: User) -> Scheme:
    """Freezes the version. Raises ValidationError with a sentence per fault, PermissionDenied for others' districts."""
    require_rule_maker(by, scheme.grid)
    stored = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    if stored.published_at:
        raise ValidationError(_("%(scheme)s已经发布，不再改动。") % {"scheme": stored})
    if faults := problems(list(stored.criteria.all()), list(stored.bands.all())):
        raise ValidationError(faults)
    scheme.published_at, scheme.published_by = timezone.now(), by
    scheme.save(update_fields=["published_at", "published_by"])
    auditing.record(by, "appraisals.publish", scheme, path=scheme.grid.path)
    return scheme
