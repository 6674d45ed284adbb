"""The rules of pay, coefficient family: pay = base × coefficient(post, grade), split into a basic and a performance part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models.versions import PartOfVersion, Version
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import MoneyField, ScoreField


class PayScheme(Scoped, Version):
    """薪酬方案, one version of it. Publishing freezes the version; a run points at one."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    name = models.CharField(_("名称"), max_length=60)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    fictional = models.BooleanField(_("虚构"), default=False)
    base = MoneyField(_("基数（元）"))
    basic_percent = ScoreField(_("基本部分（%）"))  # the rest is the performance part
    effective_from = models.DateField(_("施行日期"))

    class Meta:
        verbose_name = verbose_name_plural = _("薪酬方案")
        constraints = [models.UniqueConstraint(fields=["grid", "name", "version"], name="pay_scheme_version")]

    def __str__(self):
        return _("%(name)s第 %(version)s 版") % {"name": self.name, "version": self.version}


class Coefficient(PartOfVersion):
    """系数 of a post and grade."""

    scheme = models.ForeignKey(PayScheme, models.CASCADE, related_name="coefficients")
    post = models.CharField(_("岗位"), max_length=20)
    grade = models.PositiveSmallIntegerField(_("薪级"))
    coefficient = ScoreField(_("系数"))

    class Meta:
        ordering = ["post", "grade"]
        constraints = [models.UniqueConstraint(fields=["scheme", "post", "grade"], name="coefficient_once")]


class Factor(PartOfVersion):
    """绩效系数 of an appraisal grade; a failed year has 0 and so no performance part."""

    scheme = models.ForeignKey(PayScheme, models.CASCADE, related_name="factors")
    grade = models.CharField(_("考核等次"), max_length=20)
    factor = ScoreField(_("绩效系数"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "grade"], name="factor_once")]


class Allowance(PartOfVersion):
    """津贴 for a title held; of several the highest counts."""

    scheme = models.ForeignKey(PayScheme, models.CASCADE, related_name="allowances")
    title = models.CharField(_("资格证书"), max_length=40)
    monthly = MoneyField(_("每月（元）"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "title"], name="allowance_once")]


class Incentive(PartOfVersion):
    """轮训激励: a one-off sum for a qualified round with at least `least_score` percent in the final exam, once a round."""

    scheme = models.OneToOneField(PayScheme, models.CASCADE, related_name="incentive")
    least_score = ScoreField(_("结业考试不低于（%）"))
    amount = MoneyField(_("金额（元）"))
