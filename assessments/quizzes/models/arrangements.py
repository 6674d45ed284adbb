"""How an exam of a round is held on phones: when one may come in, whether books are open, when results come out, and where."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.rounds.models import RoundStep
from grids.models import Grid
from grids.scope import Scoped


class Arrangement(models.Model):
    """考试安排 of one exam of a round. Without one the days of the round hold. What it was before stands in the audit lines.

    Each pair of times is a window to come in: who is in goes on until the own minutes are over, or `ends_at`.
    """

    step = models.OneToOneField(RoundStep, models.PROTECT, related_name="arrangement", verbose_name=_("考试"))
    entry_from = models.DateTimeField(_("入场从"), null=True, blank=True)
    entry_until = models.DateTimeField(_("入场到"), null=True, blank=True)
    ends_at = models.DateTimeField(_("全场结束"), null=True, blank=True)
    open_book = models.BooleanField(_("开卷"), default=False)
    on_site = models.BooleanField(_("在现场考，凭监考的开考码开始"), default=False)
    together = models.BooleanField(_("成绩统一公布"), default=False)
    released_at = models.DateTimeField(_("公布时间"), null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)  # when the results that came out had all been counted
    check_days = models.PositiveSmallIntegerField(
        _("出成绩后几天内可以查分"), default=0, validators=[MaxValueValidator(60)]
    )
    resit_from = models.DateTimeField(_("补考入场从"), null=True, blank=True)
    resit_until = models.DateTimeField(_("补考入场到"), null=True, blank=True)
    resit_times = models.PositiveSmallIntegerField(_("补考可考几次"), default=0, validators=[MaxValueValidator(5)])
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("考试安排")

    @property
    def withholds(self) -> bool:
        """Results are kept back until they are released to all at once."""
        return self.together and self.released_at is None


class Hall(Scoped):
    """现场考场: where people sit with their phones. The invigilator's code starts an attempt of whoever belongs below `grid`,
    and of whom it names; with `named_only` of these alone.
    """

    arrangement = models.ForeignKey(Arrangement, models.PROTECT, related_name="halls")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("哪里的人在这里考"))
    name = models.CharField(_("考场名称"), max_length=60)
    place = models.CharField(_("地点"), max_length=100, blank=True)
    code = models.CharField(_("开考码"), max_length=6)
    named_only = models.BooleanField(_("只有点名的人在这里考"), default=False)
    set_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_up_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("现场考场")
        ordering = ["grid__path", "pk"]
        constraints = [models.UniqueConstraint(fields=["arrangement", "code"], name="hall_code_once")]

    def __str__(self):
        return self.name


class Invigilator(models.Model):
    """Who sees a hall's code and may change it."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="invigilators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = _("监考")
        constraints = [models.UniqueConstraint(fields=["hall", "user"], name="invigilator_once")]
