"""Where somebody is, or was, signed in."""

from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.sign_in.devices import agents


class DeviceQuerySet(models.QuerySet["Device"]):
    def living(self) -> "DeviceQuerySet":
        """Those that could open a page now: not signed out, and the session has not run out."""
        sessions = Session.objects.filter(session_key=models.OuterRef("session_key"), expire_date__gt=timezone.now())
        return self.filter(models.Exists(sessions), ended_at=None)


class Device(models.Model):
    """One sign-in on one browser. Of what the browser tells about itself only the two words shown are kept."""

    class Ending(models.TextChoices):
        SIGNED_OUT = "signed_out", _("退出")
        ELSEWHERE = "elsewhere", _("在别的设备上退出")
        LIMIT = "limit", _("设备太多")
        IDLE = "idle", _("太久没有操作")
        PASSWORD = "password", _("改了密码")
        RESET = "reset", _("账号重新开通")

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="devices", verbose_name=_("账号"))
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    app = models.CharField(_("程序"), max_length=12, blank=True)
    system = models.CharField(_("系统"), max_length=12, blank=True)
    address = models.GenericIPAddressField(_("登录时的网络地址"), null=True)
    shared = models.BooleanField(_("公用的手机"), default=False)
    signed_in_at = models.DateTimeField(_("登录"), default=timezone.now)
    seen_at = models.DateTimeField(_("最近使用"), default=timezone.now)
    ended_at = models.DateTimeField(_("退出"), null=True)
    ending = models.CharField(_("退出的原因"), max_length=12, choices=Ending, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("登录的设备")
        indexes = [models.Index(fields=["user", "ended_at"], name="device_of_user")]

    def __str__(self):
        return self.words

    @property
    def words(self) -> str:
        """What it is: 微信 · 安卓手机."""
        return agents.in_words(self.app, self.system)
