"""What a reviewer says about a field of a version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.bank.models.versions import ItemVersion
from ledger.entries import AppendOnly


class Remark(AppendOnly):
    """A comment on one field of a version, or on the whole, with its author and time."""

    FIELDS = {
        "": _("整道题"),
        "stem": _("题干"),
        "key": _("选项与答案"),
        "explanation": _("解析"),
        "basis": _("依据"),
        "about": _("知识点、难度、有效期"),
    }

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="remarks", verbose_name=_("题目版本"))
    field = models.CharField(_("哪一处"), max_length=20, blank=True)
    text = models.CharField(_("意见"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审题人"))

    class Meta:
        verbose_name = verbose_name_plural = _("审题意见")
        ordering = ["pk"]

    @property
    def about(self) -> str:
        return str(self.FIELDS.get(self.field, self.FIELDS[""]))

    def __str__(self):
        return self.text
