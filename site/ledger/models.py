"""Who did what (audit lines), keys of people, and long work that tells how far it has come (jobs)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.entries import AppendOnly


class AuditLine(AppendOnly):
    """One deed with its actor. Written through `ledger.auditing.record`."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("谁")
    )
    deed = models.CharField(_("做了什么"), max_length=60, db_index=True)
    target_type = models.CharField(_("对象类别"), max_length=60)
    target_id = models.CharField(_("对象编号"), max_length=64)
    path = models.CharField(_("所属网格"), max_length=255, blank=True, db_index=True)
    detail = models.JSONField(_("详情"), default=dict)

    class Meta:
        verbose_name = verbose_name_plural = _("操作记录")
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self):
        return f"{self.deed} {self.target_type} {self.target_id}"


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
