"""What holds for a while: the terms somebody works on, leave, and education."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grids.scope import Scoped
from people.models.categories import EmploymentCategory
from people.models.workers import Worker


def on(day, prefix: str = "") -> Q:
    """Dated rows in force on a day, both ends included. `prefix` leads to them from the model that is asked."""
    after = Q(**{f"{prefix}last_day": None}) | Q(**{f"{prefix}last_day__gte": day})
    return Q(**{f"{prefix}first_day__lte": day}) & after


class Employment(Scoped):
    """A period of unchanged terms. The open one says the same as the worker's own fields; leaving closes it."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="employments", verbose_name=_("网格员"))
    category = models.ForeignKey(EmploymentCategory, models.PROTECT, related_name="+", verbose_name=_("用工类别"))
    post = models.CharField(_("岗位"), max_length=20, blank=True)
    grade = models.PositiveSmallIntegerField(_("薪级"), null=True, blank=True)
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("用工")
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(last_day=None), name="one_open_employment"),
            models.UniqueConstraint(fields=["worker", "first_day"], name="employment_once"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="employment_days_in_order"
            ),
        ]


class Leave(Scoped):
    """Away from service for a while, and still employed. Without a last day: not back yet."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    class Kind(models.TextChoices):
        SICK = "sick", _("病假")
        MATERNITY = "maternity", _("产假")
        PERSONAL = "personal", _("事假")
        SECONDED = "seconded", _("借调")
        OTHER = "other", _("其他")

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="leaves", verbose_name=_("网格员"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("请假")
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(last_day=None), name="one_open_leave"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="leave_days_in_order"
            ),
        ]


class Diploma(Scoped):
    """A level of education finished; a degree goes with some of them. The worker's own field keeps the highest."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="diplomas", verbose_name=_("网格员"))
    level = models.CharField(_("学历"), max_length=8, choices=Worker.Education.choices)
    degree = models.BooleanField(_("有学位"), default=False)
    obtained_on = models.DateField(_("取得日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("学历")
