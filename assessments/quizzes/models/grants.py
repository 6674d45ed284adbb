"""What one person is granted in an exam, and what one person asks about the own marks."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from courses.rounds.models import Enrolment, RoundStep
from grids.ledgers import ScopedLedgerQuerySet
from grids.scope import Scoped
from ledger.entries import AppendOnly


class GrantQuerySet(ScopedLedgerQuerySet):
    def _decided(self, kind: str) -> Exists:
        return Exists(GrantDecision.objects.filter(grant=OuterRef("pk"), kind=kind))

    def in_force(self):
        return self.filter(self._decided(GrantDecision.Kind.APPROVED), ~self._decided(GrantDecision.Kind.REVOKED))

    def waiting(self):
        return self.filter(~Exists(GrantDecision.objects.filter(grant=OuterRef("pk"))))


class Grant(Scoped, AppendOnly):
    """个别安排: more minutes, an own time to come in, further attempts. Holds once a second person has approved it.

    With an `attempt` the minutes are for that one sitting; without, for each.
    """

    scope_path = "enrolment__grid__path"
    scope_person = "enrolment__worker__user"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="grants")
    step = models.ForeignKey(RoundStep, models.PROTECT, related_name="grants", verbose_name=_("考试"))
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, related_name="grants")
    minutes = models.PositiveSmallIntegerField(_("加时（分钟）"), default=0, validators=[MaxValueValidator(480)])
    attempts = models.PositiveSmallIntegerField(_("另加几次"), default=0, validators=[MaxValueValidator(5)])
    entry_from = models.DateTimeField(_("本人入场从"), null=True, blank=True)
    entry_until = models.DateTimeField(_("本人入场到"), null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=200)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("个别安排")


class GrantDecision(AppendOnly):
    """The second person's word on a grant; a revocation comes later and ends it."""

    class Kind(models.TextChoices):
        APPROVED = "approved", _("同意")
        REFUSED = "refused", _("不同意")
        REVOKED = "revoked", _("撤销")

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("个别安排的决定")
        constraints = [
            models.UniqueConstraint(fields=["grant"], condition=~Q(kind="revoked"), name="grant_decided_once"),
            models.UniqueConstraint(fields=["grant", "kind"], name="grant_decision_once"),
        ]


class CheckRequest(Scoped):
    """查分: a person asks that the own marks be looked at again. A second person answers; marks change on other ways only."""

    scope_path = "attempt__grid__path"
    scope_person = "attempt__worker__user"

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="check_request")
    reason = models.CharField(_("哪里要查"), max_length=500)
    asked_at = models.DateTimeField(_("提出时间"), auto_now_add=True)
    upheld = models.BooleanField(_("有误"), null=True)
    answer = models.CharField(_("答复"), max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("查分")
        ordering = ["asked_at", "pk"]
