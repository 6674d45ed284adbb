"""What publication freezes: the rules of the exam, and the forms that were drawn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.pages import Order, QuizPage
from ledger.amounts import ScoreField
from ledger.entries import AppendOnly


class Paper(AppendOnly):
    """One publication of a quiz: its rules as they stood, and the seed its forms can be drawn from again."""

    page = models.ForeignKey(QuizPage, models.PROTECT, related_name="papers")
    step_key = models.UUIDField(db_index=True)
    version = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    minutes = models.PositiveSmallIntegerField()
    pass_percent = models.PositiveSmallIntegerField()
    attempts_allowed = models.PositiveSmallIntegerField()
    order = models.CharField(max_length=5, choices=Order.choices, default=Order.MIXED)
    practice = models.BooleanField(default=False)
    markers = models.PositiveSmallIntegerField(default=1)
    tolerance = models.PositiveSmallIntegerField(default=10)  # percent of what a question is worth
    blueprint = models.JSONField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("试卷")
        constraints = [models.UniqueConstraint(fields=["step_key", "version"], name="paper_version_once")]


class Form(AppendOnly):
    """An immutable form. `slots`: [{"slot": 1…n, "version": ItemVersion id, "score": "4", "part": section from 0}]; caches for ever."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField()
    slots = models.JSONField()
    max_score = ScoreField()

    class Meta:
        verbose_name = verbose_name_plural = _("平行卷")
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="form_once")]
