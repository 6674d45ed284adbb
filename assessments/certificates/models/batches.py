"""An issue of certificates on its way: prepared by one person, approved by another, then issued."""

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models import Appraisal, Cycle
from courses.rounds.models import Enrolment, Round
from grids.models import Grid
from grids.scope import Scoped
from ledger.models import Job
from people.models import Worker


class Kind(models.TextChoices):
    """The two digits of the number, and what the certificate is."""

    ROUND = "01", _("培训结业证书")
    APPRAISAL = "02", _("考核等次证书")


class Batch(Scoped):
    """发证批次. Its recipients are fixed when it is prepared, so what is issued is what was approved."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("待审批")
        APPROVED = "approved", _("待签发")
        ISSUED = "issued", _("已签发")
        WITHDRAWN = "withdrawn", _("已退回")

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    kind = models.CharField(_("种类"), max_length=2, choices=Kind.choices)
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+", verbose_name=_("轮次"))
    cycle = models.ForeignKey(Cycle, models.PROTECT, null=True, related_name="+", verbose_name=_("考核周期"))
    issuer = models.CharField(_("发证单位"), max_length=60)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(_("退回原因"), max_length=200, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    document = models.CharField(max_length=200, blank=True)  # the PDF with all of them, in the private storage

    class Meta:
        verbose_name = verbose_name_plural = _("发证批次")
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.ROUND, round__isnull=False, cycle=None)
                | Q(kind=Kind.APPRAISAL, cycle__isnull=False, round=None),
                name="batch_has_its_occasion",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(kind=Kind.ROUND, issued_at=None, withdrawn_at=None),
                name="one_open_batch_a_round",
            ),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=Q(kind=Kind.APPRAISAL, issued_at=None, withdrawn_at=None),
                name="one_open_batch_a_cycle",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.occasion}"

    @property
    def occasion(self) -> Round | Cycle:
        # The constraint batch_has_its_occasion sets the one that belongs to the kind.
        return cast(Round | Cycle, self.round if self.kind == Kind.ROUND else self.cycle)

    @property
    def state(self) -> State:
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.issued_at:
            return self.State.ISSUED
        return self.State.APPROVED if self.approved_at else self.State.PREPARED


class Recipient(Scoped):
    """Somebody a batch is for, and what earned it. `obstacle` says why no certificate can be issued."""

    scope_path = "batch__grid__path"
    scope_person = "worker__user"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="recipients")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", verbose_name=_("网格员"))
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, null=True, related_name="+")
    appraisal = models.ForeignKey(Appraisal, models.PROTECT, null=True, related_name="+")
    obstacle = models.CharField(_("不能发证的原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("发证名单")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "worker"], name="recipient_once")]
