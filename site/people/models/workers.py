"""The grid worker: identity, where he or she serves, and what was learnt before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped, ScopedQuerySet
from people.models.categories import EmploymentCategory
from people.names import masked_phone


class WorkerQuerySet(ScopedQuerySet):
    def serving(self):
        return self.filter(left_on=None, merged_into=None)


class Worker(Scoped):
    """A grid worker. The worker number is the identity; a phone is optional and may be shared."""

    scope_person = "user"

    class Education(models.TextChoices):
        PRIMARY = "primary", _("小学")
        JUNIOR = "junior", _("初中")
        SENIOR = "senior", _("高中或中专")
        COLLEGE = "college", _("大专")
        BACHELOR = "bachelor", _("本科")
        MASTER = "master", _("研究生")

    number = models.CharField(_("工号"), max_length=20, unique=True)
    name = models.CharField(_("姓名"), max_length=50)
    former_names = models.TextField(_("曾用名"), blank=True)  # parted by 、, oldest first
    phone = models.CharField(_("手机号"), max_length=11, blank=True, db_index=True)
    category = models.ForeignKey(EmploymentCategory, models.PROTECT, related_name="+", verbose_name=_("用工类别"))
    post = models.CharField(_("岗位"), max_length=20, blank=True)
    grade = models.PositiveSmallIntegerField(_("薪级"), null=True, blank=True)
    education = models.CharField(_("学历"), max_length=8, choices=Education.choices, blank=True)
    joined_on = models.DateField(_("到岗日期"), null=True, blank=True)
    left_on = models.DateField(_("离岗日期"), null=True, blank=True)
    # The grid of the primary assignment in force, repeated here because every list is cut by it.
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("所在网格"))
    county_code = models.CharField(max_length=6, db_index=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="worker", verbose_name=_("账号")
    )

    # Entered twice: who this person is kept as. Written by people.merging; such a row counts nowhere.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged", verbose_name=_("并入")
    )

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("网格员")

    def __str__(self):
        return f"{self.name} {self.number}"

    @property
    def phone_masked(self) -> str:
        return masked_phone(self.phone)


# DOMAIN.md section 1: the grid's own people, and the roles beside the four levels.
DUTIES = ("网格员", "专职网格员", "网格长", "微网格长", "专业网格", "指导员")


class Assignment(Scoped):
    """Service in a grid, from its first to its last day. Several at once are allowed, one of them primary."""

    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="assignments", verbose_name=_("网格员"))
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("网格"))
    primary = models.BooleanField(_("主要任职"), default=True)
    duty = models.CharField(_("职责"), max_length=20, blank=True)  # one of DUTIES, or the office's own word
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("任职")
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=models.Q(primary=True, last_day=None), name="one_primary_assignment"
            ),
            models.UniqueConstraint(fields=["worker", "grid", "first_day"], name="assignment_once"),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("first_day")),
                name="assignment_days_in_order",
            ),
        ]


class Qualification(Scoped):
    """A title held, such as 助理社会工作师, with its certificate and the day it lapses."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="qualifications", verbose_name=_("网格员"))
    title = models.CharField(_("名称"), max_length=40)
    number = models.CharField(_("证书编号"), max_length=40, blank=True)
    issued_on = models.DateField(_("取得日期"), null=True, blank=True)
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("资格证书")
        constraints = [models.UniqueConstraint(fields=["worker", "title"], name="qualification_once")]


class Suspension(Scoped):
    """A worker may not sit exams while a suspension is in force."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="suspensions", verbose_name=_("网格员"))
    reason = models.CharField(_("原因"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    since = models.DateTimeField(_("开始时间"), auto_now_add=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("停考")
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=models.Q(ended_at=None), name="one_suspension_in_force"
            )
        ]
