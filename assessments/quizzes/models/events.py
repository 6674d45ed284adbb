"""What happened to the page of an exam. Told by the phone, so a hint and no proof; nobody is judged by it automatically."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from ledger.entries import AppendOnly


class PageEvent(AppendOnly):
    """`name` is given by the phone, so that what is sent twice is there once. `device` is a name by chance that one phone
    keeps during one attempt; `seconds` how long the person was away, none where that is not known.
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("打开")
        LEFT = "left", _("离开")
        BLUR = "blur", _("切到别的窗口")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="page_events")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    at_us = models.BigIntegerField()
    seconds = models.PositiveIntegerField(null=True)
    device = models.CharField(max_length=24)
    name = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "name"], name="page_event_once")]


class PageComment(AppendOnly):
    """What the person says about it. A later one takes the place of an earlier one; both stay."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="page_comments")
    text = models.CharField(_("说明"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
