"""What the law gives a person: a sealed identity number, the right to correction, the end of what is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grids.scope import Scoped
from people.models.workers import Worker


class IdentityNumber(Scoped):
    """A resident identity number, sealed under the person's key and found again by its digest. Optional.

    Two people with the same digest are most likely one person entered twice, so the digest is not unique.
    """

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.OneToOneField(Worker, models.CASCADE, related_name="identity_number", verbose_name=_("网格员"))
    sealed = models.CharField(_("身份证号"), max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("录入人")
    )
    at = models.DateTimeField(_("录入时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("身份证号")


class Correction(Scoped):
    """更正申请: what the person says is wrong. The three texts are sealed under the person's key."""

    class About(models.TextChoices):
        NAME = "name", _("姓名")
        PHONE = "phone", _("手机号")
        IDENTITY = "identity", _("身份证号")
        SERVICE = "service", _("任职、岗位或到岗日期")
        EDUCATION = "education", _("学历或资格证书")
        SCORE = "score", _("成绩或学时")
        APPRAISAL = "appraisal", _("考核的等次或评语")
        PAY = "pay", _("薪酬建议")
        OTHER = "other", _("别的")

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="corrections", verbose_name=_("网格员"))
    about = models.CharField(_("哪一项"), max_length=10, choices=About.choices)
    sealed_wanted = models.TextField(_("应该是什么"))
    sealed_why = models.TextField(_("为什么"), blank=True)
    made_at = models.DateTimeField(_("提出时间"), auto_now_add=True)
    accepted = models.BooleanField(_("同意"), null=True)
    sealed_answer = models.TextField(_("答复"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("更正申请")
        ordering = ["-made_at", "-pk"]


class Erasure(Scoped):
    """注销 of somebody who has left long ago: prepared by one person, confirmed or withdrawn by another."""

    scope_path = "worker__grid__path"
    scope_person = "worker__user"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="erasures", verbose_name=_("网格员"))
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("提出时间"), auto_now_add=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("注销时间"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("退回时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("信息注销")
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(withdrawn_at=None), name="one_erasure_in_force")
        ]
