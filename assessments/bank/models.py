"""Questions and their versions. The bank is neither pages nor snippets: it has no side doors."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped


class Topic(models.Model):
    """知识点, as a path of names: 消防隐患排查/楼道与电动自行车."""

    name = models.CharField(_("知识点"), max_length=120, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = _("知识点")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def short_name(self) -> str:
        return self.name.rpartition("/")[2]


class Item(Scoped):
    """A question. What it asks stands in its versions; papers, attempts and statistics point at a version."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("所属县区"))
    code = models.CharField(_("编号"), max_length=40)
    retired_at = models.DateTimeField(_("停用时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("题目")
        constraints = [models.UniqueConstraint(fields=["grid", "code"], name="item_code_once")]

    def __str__(self):
        return self.code


class ItemVersion(Scoped):
    """One wording of an item. Once approved it never changes; an edit is a new version.

    `choices`: [{"text", "right": bool, "feedback"}], in the order of writing, letters are given on rendering.
    """

    scope_path = "item__grid__path"

    class Kind(models.TextChoices):
        SINGLE = "single", _("单选")
        MULTIPLE = "multiple", _("多选")
        TRUE_FALSE = "true_false", _("判断")

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        IN_REVIEW = "in_review", _("待审")
        APPROVED = "approved", _("已审定")

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions", verbose_name=_("题目"))
    number = models.PositiveSmallIntegerField(_("版本"), default=1)
    kind = models.CharField(_("题型"), max_length=12, choices=Kind.choices)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("知识点"))
    difficulty = models.PositiveSmallIntegerField(_("难度"), default=3, help_text=_("1 最易，5 最难"))
    stem = models.TextField(_("题干"))
    choices = models.JSONField(_("选项"), default=list)
    explanation = models.TextField(_("解析"), blank=True)
    basis = models.CharField(_("依据"), max_length=500, blank=True)
    region = models.CharField(_("适用地区"), max_length=60, default="各地")
    valid_from = models.DateField(_("有效期起"), null=True, blank=True)
    valid_to = models.DateField(_("有效期止"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.DRAFT)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("命题人")
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("审核人")
    )
    approved_at = models.DateTimeField(_("审定时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("题目版本")
        ordering = ["item", "-number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_version_once")]
        indexes = [models.Index(fields=["state", "topic", "difficulty"])]

    def __str__(self):
        return self.stem[:40]
