"""What was finished, and the credit it earned. Both are ledgers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.rounds.models import CreditRule, Enrolment
from grids.ledgers import ScopedLedgerEntry
from ledger.amounts import ScoreField


class Completion(ScopedLedgerEntry):
    """A step finished within an enrolment: a lesson read with its check, or a quiz handed in and marked.

    `score` is the percent reached in a quiz, `passed` whether that was enough; a lesson has neither.
    The source key names what was finished: `lesson:{enrolment}:{step}` or `attempt:{id}:{marking run}`.
    """

    scope_path = "enrolment__grid__path"
    scope_person = "enrolment__worker__user"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="completions")
    step_key = models.UUIDField(db_index=True)
    revision = models.PositiveBigIntegerField(null=True)  # the page revision that was live
    kind = models.CharField(max_length=10)
    score = ScoreField(_("得分率"), null=True)
    passed = models.BooleanField(_("通过"), null=True)
    evidence = models.CharField(_("凭据"), max_length=60, blank=True)  # "attempt:17"
    completed_at = models.DateTimeField(_("完成时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("完成记录")
        indexes = [models.Index(fields=["enrolment", "step_key"])]


class CreditEntry(ScopedLedgerEntry):
    """Credit hours earned by one completion under one version of the rule; a reversal has a negative amount."""

    scope_path = "enrolment__grid__path"
    scope_person = "enrolment__worker__user"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="credit_entries")
    completion = models.ForeignKey(Completion, models.PROTECT, related_name="credit_entries")
    rule = models.ForeignKey(CreditRule, models.PROTECT, related_name="+")
    amount = ScoreField(_("学时"))

    class Meta:
        verbose_name = verbose_name_plural = _("学时记录")
