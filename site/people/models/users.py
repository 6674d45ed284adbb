"""Who signs in: by worker number or staff name (both are the username), or by phone."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account. A phone may be shared by two people; then it does not sign either of them in."""

    first_name: str | None = None  # a Chinese name is one field
    last_name: str | None = None
    name = models.CharField(_("姓名"), max_length=50)
    phone = models.CharField(_("手机号"), max_length=11, blank=True, db_index=True)
    is_demo = models.BooleanField(_("示例账号"), default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("账号")

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name
