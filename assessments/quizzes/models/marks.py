"""What an attempt was given: marks, by a key or by a person, and the answers that need a person."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.bank.models import ItemVersion
from assessments.quizzes.models.attempts import Attempt
from grids.scope import Scoped, ScopedQuerySet
from ledger.amounts import ScoreField
from ledger.entries import AppendOnly


class Mark(AppendOnly):
    """The score of one slot in one marking run; a regrade adds rows only for the slots that changed. A question that was
    dropped is worth 0 of 0.

    `by` is empty when a key marked it. Else it is who settled it, and `points` are those for each line of the rubric,
    {"0": ["2", "0.5"]}, in a case {number of the part: …}, as `bank.marking.by_hand` takes them: the mean of the judgements
    that stand (`by_hand.settling`).
    """

    # Found by the constraint below; an index of its own would be one more to write fifty times a paper, and so with `by`.
    attempt = models.ForeignKey(Attempt, models.PROTECT, db_index=False, related_name="marks")
    slot = models.PositiveSmallIntegerField()
    run = models.PositiveSmallIntegerField(default=1)
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+")
    response = models.TextField(blank=True)
    score = ScoreField()
    max_score = ScoreField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("评分人"),
    )
    points = models.JSONField(_("逐项得分"), default=dict)
    comment = models.CharField(_("评语"), max_length=1001, blank=True)  # of two people, one below the other
    # The regrade by which it was given; empty when the question's own key or a person decided.
    regrade = models.ForeignKey("quizzes.Regrade", models.PROTECT, null=True, db_index=False, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("评分")
        constraints = [models.UniqueConstraint(fields=["attempt", "slot", "run"], name="mark_once")]

    @property
    def for_all(self) -> bool:
        """Not what a person gave this answer: a key or a regrade decided."""
        return self.by_id is None or self.regrade_id is not None

    @property
    def given(self) -> dict[str, list[Decimal]]:
        """The points of a person as numbers."""
        return {part: [Decimal(one) for one in points] for part, points in self.points.items()}


class OpenAnswerQuerySet(ScopedQuerySet):
    def with_state(self) -> "OpenAnswerQuerySet":
        """Each with `marked`: whether it is settled. Those that a late sheet has replaced are left out, and those of a paper
        that was closed and does not count.
        """
        same = {"attempt": models.OuterRef("attempt"), "slot": models.OuterRef("slot")}
        marks = Mark.objects.filter(**same, run__gte=models.OuterRef("from_run"))
        later: models.QuerySet[OpenAnswer] = models.QuerySet(self.model).filter(
            **same, from_run__gt=models.OuterRef("from_run")
        )
        counts = self.exclude(attempt__state=Attempt.State.CLOSED)
        return counts.filter(~models.Exists(later)).annotate(marked=models.Exists(marks))

    def waiting(self) -> "OpenAnswerQuerySet":
        return self.with_state().filter(marked=False)


class OpenAnswer(Scoped):
    """An answer that was handed in and that no key can mark. It stays when it has been marked, for a second look."""

    scope_path = "attempt__grid__path"
    scope_person = "attempt__worker__user"

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="open_answers")
    slot = models.PositiveSmallIntegerField()
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+")
    since = models.DateTimeField(_("交来时间"))
    # Who has it open at the moment, and until when nobody else gets it.
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    # Above 1 for one that came with a late sheet: marks of earlier runs were given for the answer that it has replaced.
    from_run = models.PositiveSmallIntegerField(default=1)

    objects = OpenAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("要人评的作答")
        constraints = [models.UniqueConstraint(fields=["attempt", "slot", "from_run"], name="open_answer_once")]

    def __str__(self):
        return f"{self.attempt_id}·{self.slot}"
