"""What was decided about sheets that came too late: by one person, and where it changes a result by a second one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import LateSheet
from ledger.entries import AppendOnly


class LateRuling(AppendOnly):
    """Whether a late sheet shall count. The newest that was not sent back stands; one that says 计入 takes effect with its verdict."""

    class Decision(models.TextChoices):
        COUNTED = "counted", _("计入")
        NOT_COUNTED = "not", _("不计入")

    sheet = models.ForeignKey(LateSheet, models.PROTECT, related_name="rulings")
    decision = models.CharField(_("怎样定的"), max_length=7, choices=Decision.choices)
    slots = models.JSONField(_("计入的题"), null=True)  # None: the sheet as a whole
    reason = models.CharField(_("理由"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("迟到答卷的裁定")

    @property
    def counts(self) -> bool:
        return self.decision == self.Decision.COUNTED


class LateVerdict(AppendOnly):
    """What a second person said to a ruling that would change a result. `replaced`: the sheet that counted until then."""

    ruling = models.OneToOneField(LateRuling, models.PROTECT, related_name="verdict")
    confirmed = models.BooleanField(_("同意"))
    reason = models.CharField(_("退回的原因"), max_length=200, blank=True)
    replaced = models.TextField(_("原来计入的答卷"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("迟到答卷的复核")
