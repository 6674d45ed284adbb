"""Who held which phone number when: operators give a number that was returned to somebody else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PhoneHolding(models.Model):
    """A number on an account, from its first to its last day. Written through `people.phone_holdings`."""

    phone = models.CharField(_("手机号"), max_length=11, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone_holdings", verbose_name=_("账号")
    )
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"), null=True)
    # When the holder of a number that was somebody else's before has given the worker number with a code.
    confirmed_at = models.DateTimeField(_("核对时间"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("号码记录")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(last_day=None), name="one_phone_in_force")
        ]
