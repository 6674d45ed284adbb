"""The rules of an appraisal. Publishing freezes a version; a cycle points at one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models.versions import PartOfVersion, Version
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import ScoreField


class Scheme(Scoped, Version):
    """考核方案, one version of it."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    name = models.CharField(_("名称"), max_length=60)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)

    class Meta:
        verbose_name = verbose_name_plural = _("考核方案")
        constraints = [models.UniqueConstraint(fields=["grid", "name", "version"], name="scheme_version")]

    def __str__(self):
        return _("%(name)s第 %(version)s 版") % {"name": self.name, "version": self.version}


class Criterion(PartOfVersion):
    """考核项目: where its number comes from and how many of the 100 points it carries.

    credit: credit earned ÷ credit required; exam: percent in the final exam; supervisor: the rating, 0–100;
    deduction: points taken off, `points` at most.
    """

    class Source(models.TextChoices):
        CREDIT = "credit", _("学时完成")
        EXAM = "exam", _("结业考试")
        SUPERVISOR = "supervisor", _("主管评分")
        DEDUCTION = "deduction", _("扣分")

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("顺序"))
    name = models.CharField(_("名称"), max_length=40)
    source = models.CharField(_("数据来源"), max_length=10, choices=Source.choices)
    points = ScoreField(_("分值"))

    class Meta:
        verbose_name = verbose_name_plural = _("考核项目")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["scheme", "order"], name="criterion_order")]


class Band(PartOfVersion):
    """等次: `floor` ≤ total < `ceiling`; the highest takes 100 itself. A quota caps a grade, the surplus falls to the next."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="bands")
    order = models.PositiveSmallIntegerField(_("顺序"), help_text=_("1 是最高等次"))
    name = models.CharField(_("等次"), max_length=20)
    floor = ScoreField(_("下限（含）"))
    ceiling = ScoreField(_("上限（不含）"))
    quota_percent = ScoreField(_("名额上限（%）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("等次")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["scheme", "order"], name="band_order")]
