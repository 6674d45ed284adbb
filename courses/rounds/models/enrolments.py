"""A worker in a round."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.rounds.models.rounds import Round
from grids.models import Grid
from grids.scope import Scoped, ScopedQuerySet
from ledger.amounts import ScoreField
from people.models import Worker


class EnrolmentQuerySet(ScopedQuerySet):
    def counted(self):
        """Each person once: without what stayed with a number that was merged into another of the same round."""
        return self.filter(worker__merged_into=None)


class Enrolment(Scoped):
    """One person in one round. `grid` is the unit that earns the result, as it was when the round was joined.

    `state`, `credit`, `exam_score` and `qualified_on` are the fold of the completion and credit ledgers, written by
    `courses.progress.folding` alone; the ledgers can rebuild them at any time.
    """

    scope_person = "worker__user"

    class Source(models.TextChoices):
        ASSIGNED = "assigned", _("指派")
        TRANSFERRED = "transferred", _("转入")
        ADDED = "added", _("补录")

    class State(models.TextChoices):
        WAITING = "waiting", _("待学")
        LEARNING = "learning", _("学习中")
        EXAM_DUE = "exam_due", _("待考")
        RESIT = "resit", _("待补考")
        QUALIFIED = "qualified", _("合格")
        FAILED = "failed", _("不合格")
        EXEMPT = "exempt", _("免修")
        DEFERRED = "deferred", _("顺延")

    round = models.ForeignKey(Round, models.PROTECT, related_name="enrolments", verbose_name=_("轮次"))
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="enrolments", verbose_name=_("网格员"))
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("所属网格"))
    county_code = models.CharField(max_length=6, editable=False)
    source = models.CharField(_("来源"), max_length=11, choices=Source.choices, default=Source.ASSIGNED)
    enrolled_at = models.DateTimeField(_("报名时间"), auto_now_add=True)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.WAITING)
    credit = ScoreField(_("学时"), default=0)
    exam_score = ScoreField(_("结业考试得分"), null=True)  # percent of the paper's maximum
    qualified_on = models.DateField(_("合格日期"), null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("学员")
        constraints = [models.UniqueConstraint(fields=["round", "worker"], name="enrolment_once")]
        indexes = [models.Index(fields=["round", "state"])]
