"""A cycle, what people entered for it, and what was computed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models.schemes import Criterion, Scheme
from courses.rounds.models import Round
from grids.ledgers import ScopedLedgerEntry
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import ScoreField
from people.models import Worker


class Cycle(Scoped):
    """考核周期 of a district. Computed by one person, approved by another; then it no longer changes."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="cycles", verbose_name=_("考核方案"))
    round = models.ForeignKey(Round, models.PROTECT, related_name="+", verbose_name=_("取数轮次"))
    name = models.CharField(_("名称"), max_length=60)
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"))
    computed_at = models.DateTimeField(_("计算时间"), null=True, blank=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("审批时间"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("考核周期")
        ordering = ["-first_day"]
        constraints = [models.UniqueConstraint(fields=["grid", "name"], name="cycle_once")]

    def __str__(self):
        return self.name

    @property
    def state(self) -> str:
        """How far the cycle has come: open, computed or approved."""
        if self.approved_at:
            return "approved"
        return "computed" if self.computed_at else "open"


class Rating(ScopedLedgerEntry):
    """主管评分, 0–100. A later rating of the same person supersedes an earlier one."""

    scope_path = "cycle__grid__path"
    scope_person = "worker__user"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="ratings")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    score = ScoreField(_("评分"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("评分人")
    )
    remark = models.CharField(_("说明"), max_length=200, blank=True)


class Deduction(ScopedLedgerEntry):
    """扣分, with its reason. A withdrawal is a row with negative points."""

    scope_path = "cycle__grid__path"
    scope_person = "worker__user"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="deductions")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    points = ScoreField(_("扣分"))
    reason = models.CharField(_("事由"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("记录人")
    )


class Appraisal(Scoped):
    """One person's result in a cycle. Recomputing an unapproved cycle replaces it; approval makes it stand."""

    scope_person = "worker__user"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="appraisals")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="appraisals")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+")
    total = ScoreField(_("总分"), null=True)
    band = models.CharField(_("按分数的等次"), max_length=20, blank=True)
    grade = models.CharField(_("等次"), max_length=20)
    note = models.CharField(
        _("说明"), max_length=200, blank=True
    )  # why the grade differs from the band, or is 不定等次

    class Meta:
        verbose_name = verbose_name_plural = _("考核结果")
        constraints = [models.UniqueConstraint(fields=["cycle", "worker"], name="appraisal_once")]


class AppraisalLine(models.Model):
    """One criterion of one appraisal: what was found, and the points it gave. `found` keeps the inputs and their keys."""

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="lines")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = ScoreField(_("得分"), null=True)  # null: the result it needs is missing
    how = models.CharField(_("算法"), max_length=200)
    found = models.JSONField(default=dict)  # {"enrolment": id} {"attempt": id} {"rating": id} {"deductions": [ids]}

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["appraisal", "criterion"], name="appraisal_line_once")]
