"""Items and what they are about. The bank is neither pages nor snippets: it has no side doors."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped


class Topic(models.Model):
    """知识点, as a path of names: 消防隐患排查/楼道与电动自行车. The first name is the duty area (职责领域)."""

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
