"""What a person may do, and below which node."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid


class RoleQuerySet(models.QuerySet):
    def held_on(self, day):
        return self.filter(first_day__lte=day).exclude(last_day__lt=day)


class Role(models.Model):
    """A role bound to a node reaches its subtree, from its first to its last day. A person may hold several."""

    class Kind(models.TextChoices):
        CITY_ADMIN = "city_admin", _("市级管理员")
        TRAINING_ADMIN = "training_admin", _("培训管理员")
        TRAINER = "trainer", _("培训老师")
        HR_OFFICER = "hr_officer", _("人事经办")
        HR_APPROVER = "hr_approver", _("人事审批")
        MARKER = "marker", _("阅卷老师")
        GRID_LEADER = "grid_leader", _("网格长")
        AUDITOR = "auditor", _("纪检审计")
        SECURITY_ADMIN = "security_admin", _("安全管理员")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles", verbose_name=_("账号"))
    kind = models.CharField(_("角色"), max_length=16, choices=Kind.choices)
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("管辖范围"))
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"), null=True, blank=True)
    case_number = models.CharField(_("案件编号"), max_length=40, blank=True)  # what an auditor is admitted for

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("角色")
        constraints = [models.UniqueConstraint(fields=["user", "kind", "grid", "first_day"], name="role_once")]

    def __str__(self):
        return f"{self.user} {self.get_kind_display()}"
