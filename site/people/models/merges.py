"""Two entries of one person made one, and how it is taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.scope import Scoped
from people.models.workers import Worker


class Merge(Scoped):
    """合并: what belonged to `gone` belongs to `kept`, until it is taken back."""

    scope_path = "kept__grid__path"
    scope_person = "kept__user"

    kept = models.ForeignKey(Worker, models.PROTECT, related_name="+", verbose_name=_("保留的人"))
    gone = models.ForeignKey(Worker, models.PROTECT, related_name="+", verbose_name=_("并掉的人"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    made_at = models.DateTimeField(_("合并时间"), auto_now_add=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("撤销时间"), null=True)
    # [[model, pk, column, before, after], …] of single values, in the order they were written, sealed for who is kept
    sealed = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("人员合并")
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=models.Q(undone_at=None), name="merged_away_once")
        ]


class MovedRow(Scoped):
    """A row that pointed at the person who is gone and points at the one who is kept."""

    scope_path = "merge__kept__grid__path"
    scope_person = "merge__kept__user"

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="moved")
    model = models.CharField(max_length=60)
    row = models.PositiveBigIntegerField()
    column = models.CharField(max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = _("随合并移动的行")
