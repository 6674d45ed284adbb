"""代录: somebody types in what another answers, and a third person bears witness. It counts like any other sitting."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from grids.ledgers import ScopedLedgerQuerySet
from grids.scope import Scoped
from ledger.entries import AppendOnly


class Assistance(Scoped, AppendOnly):
    """Who typed an attempt in for the person, and how the answers were given."""

    class Mode(models.TextChoices):
        ORAL = "oral", _("口试，由别人录")
        PAPER = "paper", _("写在纸上，由别人录")
        HANDS = "hands", _("看着屏幕，由别人点")

    scope_path = "attempt__grid__path"
    scope_person = "attempt__worker__user"

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="assistance")
    mode = models.CharField(_("怎么考的"), max_length=5, choices=Mode.choices)
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("原因"), max_length=200)

    objects = ScopedLedgerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("代录")


class Witness(AppendOnly):
    """Who was there, and whether it went as it was typed in. Before that the result is kept back."""

    assistance = models.OneToOneField(Assistance, models.PROTECT, related_name="witness")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed = models.BooleanField(_("属实"))
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("代录的见证")
