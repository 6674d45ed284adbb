"""A month's run for a district, its proposals line by line, and the decision on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models import Appraisal, Cycle
from assessments.pay.models.schemes import PayScheme
from courses.rounds.models import Round
from grids.ledgers import ScopedLedgerEntry
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import MoneyField
from people.models import Worker


class Run(Scoped):
    """One computation of a month. A returned run stays as it is; the next one has the next number."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    month = models.DateField(_("月份"))  # its first day
    number = models.PositiveSmallIntegerField(_("第几次"), default=1)
    scheme = models.ForeignKey(PayScheme, models.PROTECT, related_name="runs", verbose_name=_("薪酬方案"))
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+", verbose_name=_("所据考核"))
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+", verbose_name=_("计激励的轮次"))
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    # [{"worker", "number", "name", "reason"}]: who could not be computed, and why
    refused = models.JSONField(default=list)
    # A digest of all it proposes: computing the same once more adds nothing.
    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("薪酬建议")
        ordering = ["-month", "-number"]
        constraints = [models.UniqueConstraint(fields=["grid", "month", "number"], name="run_once")]

    def __str__(self):
        return _("%(year)s 年 %(month)s 月薪酬建议") % {"year": self.month.year, "month": self.month.month}

    @property
    def state(self) -> str:
        """waiting, approved or returned."""
        decision = getattr(self, "decision", None)
        return decision.kind if decision else "waiting"


class Proposal(ScopedLedgerEntry):
    """One person's proposal in a run: the system proposes, people decide. `post` and `grade` as they stood."""

    scope_person = "worker__user"

    run = models.ForeignKey(Run, models.PROTECT, related_name="proposals")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="proposals")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+")
    post = models.CharField(_("岗位"), max_length=20)
    grade = models.PositiveSmallIntegerField(_("薪级"))
    appraisal = models.ForeignKey(Appraisal, models.PROTECT, null=True, related_name="+")
    total = MoneyField(_("合计（元）"))
    # [{"mark", "text"}]: why somebody should look at it before approving
    remarks = models.JSONField(default=list)

    class Meta:
        verbose_name = verbose_name_plural = _("薪酬建议")
        constraints = [models.UniqueConstraint(fields=["run", "worker"], name="proposal_once")]


class PayLine(ScopedLedgerEntry):
    """One line of a proposal: the amount, the rule in words and numbers, and the keys of what the rule saw."""

    class Kind(models.TextChoices):
        BASIC = "basic", _("基本部分")
        PERFORMANCE = "performance", _("绩效部分")
        ALLOWANCE = "allowance", _("津贴")
        INCENTIVE = "incentive", _("轮训激励")

    scope_path = "proposal__grid__path"
    scope_person = "proposal__worker__user"

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    label = models.CharField(max_length=60)
    amount = MoneyField(_("金额（元）"))
    how = models.CharField(_("算法"), max_length=200)
    saw = models.JSONField(default=dict)  # {"standing": id} {"appraisal": id} {"qualification": id} {"enrolment": id}

    class Meta:
        ordering = ["order"]


class Decision(ScopedLedgerEntry):
    """审批 of a run by somebody who did not prepare it. Afterwards nothing of it changes."""

    class Kind(models.TextChoices):
        APPROVED = "approved", _("审批通过")
        RETURNED = "returned", _("退回")

    scope_path = "run__grid__path"

    run = models.OneToOneField(Run, models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    remark = models.CharField(_("意见"), max_length=200, blank=True)
