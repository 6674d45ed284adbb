"""Who has read which version of the privacy notice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.entries import AppendOnly


class NoticeAcknowledgement(AppendOnly):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="acknowledgements", verbose_name=_("账号")
    )
    version = models.CharField(_("版本"), max_length=20)
    # On paper: the day it was signed, who saw it, and who put it on record. On a page these are empty.
    signed_on = models.DateField(_("签字日期"), null=True, blank=True)
    witness = models.CharField(_("见证人"), max_length=50, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("录入人")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("告知确认")
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="acknowledged_once")]

    @property
    def on_paper(self) -> bool:
        return self.recorded_by_id is not None

    def __str__(self):
        return f"{self.user} {self.version}"
