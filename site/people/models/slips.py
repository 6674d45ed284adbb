"""开通条: a printed slip with a code that opens an account once, and the sheets they are printed on."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped, ScopedQuerySet
from ledger.models import Job
from people.models.workers import Worker


class SlipSheet(Scoped):
    """Slips for the people of a grid, typeset as one document. The document is sealed for who ordered it."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("范围"))
    everyone = models.BooleanField(_("登录过的也印"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    ordered_at = models.DateTimeField(_("开出时间"), default=timezone.now)
    people = models.PositiveIntegerField(_("人数"), default=0)
    document = models.CharField(max_length=100, blank=True)  # in the private storage
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("开通条页")


class SlipQuerySet(ScopedQuerySet):
    def in_force(self):
        """Neither used nor replaced; perhaps expired."""
        return self.filter(used_at=None, voided_at=None)


class Slip(Scoped):
    """Opens the account of one worker, once, until it expires. Of the code only a keyed digest is kept."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="slips", verbose_name=_("网格员"))
    digest = models.CharField(max_length=64, unique=True)
    sheet = models.ForeignKey(SlipSheet, models.PROTECT, null=True, related_name="slips", verbose_name=_("开通条页"))
    reason = models.CharField(_("原因"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    issued_at = models.DateTimeField(_("开出时间"), default=timezone.now)
    expires_at = models.DateTimeField(_("有效期至"))
    used_at = models.DateTimeField(_("用掉时间"), null=True)
    voided_at = models.DateTimeField(_("作废时间"), null=True)

    objects = SlipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("开通条")
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=models.Q(used_at=None, voided_at=None), name="one_slip_in_force"
            )
        ]
