"""A file of questions on its way into the bank: read, looked at, put right, and then stored or dropped."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped


class Intake(Scoped):
    """One file of one person. `unread`: what nothing could be made of, each [sentence, line, values] as `found.Fault`."""

    scope_path = "grid__path"

    grid = models.ForeignKey(Grid, models.CASCADE, related_name="+", verbose_name=_("所属县区"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    file_name = models.CharField(_("文件名"), max_length=200)
    format = models.CharField(_("格式"), max_length=20)
    began_at = models.DateTimeField(auto_now_add=True)
    unread = models.JSONField(default=list)

    class Meta:
        verbose_name = verbose_name_plural = _("待导入的文件")

    def __str__(self):
        return self.file_name


class IntakeRow(Scoped):
    """One question of it. `question` is a line of `exchange.transport`; `fault` says what has to be put right;
    `alike`: near questions of the bank, each [item, code, share of 1]; `twin`: the place of an earlier one in the file.
    """

    scope_path = "intake__grid__path"

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()  # 1 … n as in the file
    question = models.TextField()
    fault = models.JSONField(null=True)
    alike = models.JSONField(default=list)
    twin = models.PositiveIntegerField(null=True)
    taken = models.BooleanField(default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("待导入的题目")
        ordering = ["intake", "place"]
        constraints = [models.UniqueConstraint(fields=["intake", "place"], name="intake_row_once")]

    def __str__(self):
        return f"{self.intake_id}·{self.place}"
