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

    class Meta:
        verbose_name = verbose_name_plural = _("告知确认")
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="acknowledged_once")]

    def __str__(self):
        return f"{self.user} {self.version}"
