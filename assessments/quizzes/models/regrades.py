"""A question marked anew after it was found to be wrong: what is proposed, what was decided, whom it touched."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.bank.models import ItemVersion
from assessments.quizzes.models.attempts import Attempt
from assessments.quizzes.models.marks import Mark
from courses.rounds.models import Round
from grids.ledgers import ScopedLedgerEntry
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import ScoreField
from ledger.models import Job


class Policy(models.TextChoices):
    """How the answers to the question are judged from now on; see `quizzes.regrading`."""

    BOTH = "both", _("新旧答案都算对")
    NEW = "new", _("只按新答案")
    ALL = "all", _("全部给分")
    DROP = "drop", _("作废这道题")
    OLD = "old", _("改回原来的答案")


class Regrade(Scoped):
    """One version of a question, judged anew in one quiz of one round, or (`round` empty) wherever it was asked in the rounds
    of `grid` and below.

    The version never changes: `key` is the right answer as fields of `ItemVersion.body`, empty where the policy needs none.
    Of several approved ones that reach an attempt the one approved last decides.
    """

    Policy = Policy

    class Decision(models.TextChoices):
        APPROVED = "approved", _("审批通过")
        RETURNED = "returned", _("退回")

    class State(models.TextChoices):
        DRAFT = "draft", _("试算")
        WAITING = "waiting", _("待审批")
        RETURNED = "returned", _("已退回")
        WORKING = "working", _("正在重新评分")
        DONE = "done", _("已重新评分")

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("县区"))
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+", verbose_name=_("题目"))
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+", verbose_name=_("轮次"))
    step_key = models.UUIDField(null=True, db_index=True)
    policy = models.CharField(_("怎么判"), max_length=4, choices=Policy.choices)
    key = models.JSONField(_("新答案"), default=dict)
    reason = models.CharField(_("原因"), max_length=300)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    proposed_at = models.DateTimeField(_("提交审批"), null=True)
    decision = models.CharField(_("审批"), max_length=8, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("审批时间"), null=True)
    remark = models.CharField(_("退回原因"), max_length=300, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    # Sheets it reached, when they had all been gone through.
    asked = models.PositiveIntegerField(_("答过的卷"), null=True)
    committed_at = models.DateTimeField(_("重新评完"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("重新评分")
        ordering = ["-prepared_at", "-pk"]

    def __str__(self):
        return f"{self.version}　{self.get_policy_display()}"

    @property
    def state(self) -> State:
        if self.committed_at:
            return self.State.DONE
        if self.decided_at:
            return self.State.WORKING if self.decision == self.Decision.APPROVED else self.State.RETURNED
        return self.State.WAITING if self.proposed_at else self.State.DRAFT


class RegradeLine(ScopedLedgerEntry):
    """What one regrade changed for one attempt, as it was on the day. The source key is `regrade:{regrade}:{attempt}`.

    `mark` is the new mark of the question; `before` and `before_max` say what it was worth before, empty when it had none yet.
    The totals are empty while the attempt waits for a person. `touched`: [[what, address]] that rests on the attempt.
    """

    scope_path = "attempt__grid__path"
    scope_person = "attempt__worker__user"

    regrade = models.ForeignKey(Regrade, models.PROTECT, related_name="lines")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="regrade_lines")
    mark = models.OneToOneField(Mark, models.PROTECT, related_name="+")
    before = ScoreField(_("原来得分"), null=True)
    before_max = ScoreField(_("原来满分"), null=True)
    total_before = ScoreField(_("原来总分"), null=True)
    total_after = ScoreField(_("现在总分"), null=True)
    max_before = ScoreField(_("原来卷面满分"))
    max_after = ScoreField(_("现在卷面满分"))
    passed_before = models.BooleanField(_("原来合格"), null=True)
    passed_after = models.BooleanField(_("现在合格"), null=True)
    touched = models.JSONField(_("牵动的结果"), default=list)

    class Meta:
        verbose_name = verbose_name_plural = _("重新评分的名单")
        constraints = [models.UniqueConstraint(fields=["regrade", "attempt"], name="regrade_line_once")]
