"""期初数: what a pay run must know of a person before the first run here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.ledgers import ScopedLedgerEntry
from people.models import Worker


class Standing(ScopedLedgerEntry):
    """Post, grade and counted service from a given day, with its source.

    The approved row with the latest day on or before a run's month holds, of the same day the last one entered; without
    one the run refuses the person.
    """

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="standings", verbose_name=_("网格员"))
    since = models.DateField(_("起始日期"))
    post = models.CharField(_("岗位"), max_length=20)
    grade = models.PositiveSmallIntegerField(_("薪级"))
    service_years = models.PositiveSmallIntegerField(_("计算年限"))
    basis = models.CharField(_("依据"), max_length=120)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("期初数")


class StandingApproval(ScopedLedgerEntry):
    """The second person's word on a standing."""

    scope_path = "standing__worker__grid__path"
    scope_person = "standing__worker__user"

    standing = models.OneToOneField(Standing, models.PROTECT, related_name="approval")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
