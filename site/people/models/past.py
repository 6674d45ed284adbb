"""历史记录: what the books of earlier years say of a person, kept as it stands there until a second person confirms it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.ledgers import ScopedLedgerEntry
from people.models.workers import Worker


class PastRecord(ScopedLedgerEntry):
    """A line of an old book. Never changed: a wrong one is refused and entered again."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    class Kind(models.TextChoices):
        ROUND = "round", _("轮训")
        CERTIFICATE = "certificate", _("证书")
        APPRAISAL = "appraisal", _("考核")
        SERVICE = "service", _("服务年限")

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="past_records", verbose_name=_("网格员"))
    kind = models.CharField(_("类别"), max_length=12, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    title = models.CharField(_("名称"), max_length=100)
    number = models.CharField(_("编号"), max_length=60, blank=True)
    result = models.CharField(_("结果"), max_length=60, blank=True)
    source = models.CharField(_("出处"), max_length=100)
    entered_by = models.ForeignKey(  # nobody: a command
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("录入人")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("历史记录")


class PastVerdict(ScopedLedgerEntry):
    """What a second person found when holding the record against the book."""

    scope_path = "record__worker__grid__path"
    scope_person = "record__worker__user"

    record = models.OneToOneField(PastRecord, models.PROTECT, related_name="verdict", verbose_name=_("历史记录"))
    confirmed = models.BooleanField(_("属实"))
    reason = models.CharField(_("原因"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("核验人"))

    class Meta:
        verbose_name = verbose_name_plural = _("历史记录核验")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed=True) | ~models.Q(reason=""), name="refusal_has_a_reason"
            )
        ]
