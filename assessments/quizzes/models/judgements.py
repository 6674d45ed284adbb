"""What each person gave an answer that no key can mark. Marks are made of it."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.marks import OpenAnswer
from ledger.amounts import ScoreField
from ledger.entries import AppendOnly


class Judgement(AppendOnly):
    """One person's points for one answer; a later row of the same person supersedes the earlier one until the answer is settled.

    `points` as in `Mark`, `score` what they come to on the paper. `notes`: [{"file": name of the photograph, "box": [left, top,
    width, height], "text": …}], fractions of the picture's width and height; a point has neither width nor height.
    """

    class Kind(models.TextChoices):
        INDEPENDENT = "independent", _("评分")
        RULING = "ruling", _("复评")  # of an answer that was settled before
        LATE = "late", _("没有计入")  # begun before it was settled, sent after

    answer = models.ForeignKey(OpenAnswer, models.PROTECT, related_name="judgements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("评分人"))
    kind = models.CharField(_("种类"), max_length=11, choices=Kind.choices, default=Kind.INDEPENDENT)
    score = ScoreField(_("得分"))
    points = models.JSONField(_("逐项得分"), default=dict)
    comment = models.CharField(_("评语"), max_length=500, blank=True)
    notes = models.JSONField(_("照片上的标注"), default=list)

    class Meta:
        verbose_name = verbose_name_plural = _("阅卷记录")

    @property
    def given(self) -> dict[str, list[Decimal]]:
        """The points as numbers."""
        return {part: [Decimal(one) for one in points] for part, points in self.points.items()}
