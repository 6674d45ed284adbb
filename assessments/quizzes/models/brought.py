"""Answers that came in a file because the network never came back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from ledger.entries import AppendOnly


class BroughtSheet(AppendOnly):
    """One answer file that somebody brought in, and what became of it. `save_id` names the file: twice is once."""

    class Outcome(models.TextChoices):
        SAVED = "saved", _("存进了答卷")
        PARTLY = "partly", _("存进了答卷，两边不一样的留着备查")
        KEPT = "kept", _("已经收卷，留着备查")
        SAME = "same", _("和系统里的一样")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="brought_sheets")
    save_id = models.CharField(max_length=36)
    answers = models.TextField()
    outcome = models.CharField(_("结果"), max_length=6, choices=Outcome.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "save_id"], name="brought_sheet_once")]
