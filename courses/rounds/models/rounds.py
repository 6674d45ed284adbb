"""A year's programme, its rounds, and the steps a round asks for."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import ScoreField


class CreditRule(models.Model):
    """How finished things become credit hours (学时). A published version is frozen; rounds point at a version.

    Credit for a lesson goes by its length, a passed test adds its own: the shape of Yunnan's published rule
    (1 / 0.5 / 0.25 by length, 0.5 for a passed test). Never by the clock.
    """

    name = models.CharField(_("名称"), max_length=60)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    short_lesson = ScoreField(_("短课"))
    medium_lesson = ScoreField(_("中等课"))
    long_lesson = ScoreField(_("长课"))
    passed_test = ScoreField(_("通过一次测试"))
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("学时规则")
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="credit_rule_version")]

    def __str__(self):
        return _("%(name)s第 %(version)s 版") % {"name": self.name, "version": self.version}


class Programme(Scoped):
    """年度计划: a district's training of one year."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    year = models.PositiveSmallIntegerField(_("年度"))
    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = _("年度计划")
        constraints = [models.UniqueConstraint(fields=["grid", "year", "name"], name="programme_once")]

    def __str__(self):
        return self.name


class Round(Scoped):
    """轮训的一轮. The audience rule says who is due; opening freezes the required steps."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rounds", verbose_name=_("年度计划"))
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    number = models.PositiveSmallIntegerField(_("第几轮"))
    name = models.CharField(_("名称"), max_length=60)
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"))
    # {"categories": [names], "levels": [0, 1, 2, 3, 4]}; an empty list means no restriction
    audience = models.JSONField(_("培训对象"), default=dict)
    credit_rule = models.ForeignKey(CreditRule, models.PROTECT, related_name="+", verbose_name=_("学时规则"))
    required_credit = ScoreField(_("要求学时"))
    course_pages = models.JSONField(_("必修课程"), default=list)  # page ids, in the order they are taken
    exam_key = models.UUIDField(_("结业考试"), null=True, blank=True)
    opened_at = models.DateTimeField(_("开班时间"), null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("结班时间"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("轮次")
        ordering = ["-first_day"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="round_number_once")]

    def __str__(self):
        return self.name

    def counts_on(self, day: date) -> bool:
        """Whether something finished on this day counts: from the first day to the last, both included."""
        return self.first_day <= day <= self.last_day


class RoundStep(models.Model):
    """A required step, copied from the course when the round opens: later changes of the course leave it alone."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="steps", verbose_name=_("轮次"))
    order = models.PositiveSmallIntegerField(_("第几步"))
    kind = models.CharField(max_length=10)  # the name of the URL that shows it: lesson, quiz
    step_key = models.UUIDField()  # the page's translation key
    page = models.ForeignKey(Page, models.PROTECT, related_name="+")
    course = models.CharField(_("课程"), max_length=255)
    module = models.CharField(_("单元"), max_length=255)
    title = models.CharField(_("名称"), max_length=255)
    character = models.CharField(max_length=1)
    length = models.CharField(max_length=6)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["round", "order"], name="round_step_order"),
            models.UniqueConstraint(fields=["round", "step_key"], name="round_step_once"),
        ]
