"""Who did what (audit lines and where they end), keys of people, and long work that tells how far it has come (jobs)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ledger.entries import AppendOnly


class AuditLine(AppendOnly):
    """One deed with its actor. Written through `ledger.auditing`, one after the other: see `ledger.chaining`."""

    number = models.PositiveBigIntegerField(_("序号"), unique=True, editable=False)
    digest = models.CharField(_("校验码"), max_length=64, editable=False)
    # Its own column in place of the base's: the digest covers the time, so it is known before the row is written.
    created_at = models.DateTimeField(_("记入时间"), default=timezone.now, editable=False, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("谁")
    )
    deed = models.CharField(_("做了什么"), max_length=60, db_index=True)
    target_type = models.CharField(_("对象类别"), max_length=60)
    target_id = models.CharField(_("对象编号"), max_length=64)
    path = models.CharField(_("所属网格"), max_length=255, blank=True, db_index=True)
    reason = models.CharField(_("原因"), max_length=500, blank=True)
    subject = models.CharField(_("涉及的人"), max_length=40, blank=True, db_index=True)  # as in ledger.sealing
    change = models.TextField(_("改动"), blank=True)  # before and after as JSON, sealed for the subject if there is one
    detail = models.JSONField(_("详情"), default=dict)
    address = models.CharField(_("网络地址"), max_length=45, blank=True)
    device = models.CharField(_("设备"), max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("操作记录")
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self):
        return f"{self.deed} {self.target_type} {self.target_id}"


class AuditHead(models.Model):
    """The end of the chain of audit lines: how many there are, the last digest, and the operator's mark under both."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    mark = models.CharField(max_length=64, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("操作记录的末尾")

    def __str__(self):
        return f"{self.number} {self.digest}"


class PersonKey(models.Model):
    """The key that a person's sealed values are read with, wrapped by the operator's. Used through `ledger.sealing`."""

    subject = models.CharField(max_length=40, unique=True)
    wrapped = models.CharField(max_length=255, blank=True)  # empty: destroyed
    destroyed_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("个人密钥")

    def __str__(self):
        return self.subject


class Job(models.Model):
    """Long work in the background: progress for the page that waits, a heartbeat for the operator."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待")
        RUNNING = "running", _("进行中")
        DONE = "done", _("完成")
        FAILED = "failed", _("没有完成")

    kind = models.CharField(max_length=40)
    dedupe_key = models.CharField(max_length=120, unique=True, null=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("后台任务")

    def __str__(self):
        return f"{self.kind} {self.done}/{self.total}"
