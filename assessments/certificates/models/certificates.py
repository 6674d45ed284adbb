"""Certificates with frozen facts, their numbers, revocations and look-ups."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models import Appraisal
from assessments.certificates.models.batches import Batch, Kind
from courses.rounds.models import Enrolment
from grids.ledgers import ScopedLedgerEntry
from grids.models import Grid
from ledger.entries import AppendOnly
from people.models import Worker


class Sequence(models.Model):
    """The last number given out for a region, year and kind. Advanced in the transaction that issues; never goes back."""

    region = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=2, choices=Kind.choices)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year", "kind"], name="sequence_once")]


class Certificate(ScopedLedgerEntry):
    """A certificate as it was issued. `facts` are frozen: later changes of the person or the round leave them alone.

    The source key is `enrolment:17` or `appraisal:17`, so that nobody is certified twice for the same thing.
    """

    scope_person = "worker__user"

    number = models.CharField(_("证书编号"), max_length=19, unique=True)
    kind = models.CharField(_("种类"), max_length=2, choices=Kind.choices)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="certificates")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="certificates")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, null=True, related_name="certificates")
    appraisal = models.ForeignKey(Appraisal, models.PROTECT, null=True, related_name="certificates")
    facts = models.JSONField()  # see freezing.facts
    issued_on = models.DateField(_("发证日期"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("证书")
        ordering = ["number"]

    def __str__(self):
        return self.number

    @property
    def revoked(self) -> bool:
        return hasattr(self, "revocation")


class Revocation(AppendOnly):
    """撤销, with its reason. The certificate stays readable."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    reason = models.CharField(_("撤销原因"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class LookUp(AppendOnly):
    """One look at the public verification page. Keeps what was asked and found, nothing about who asked."""

    number = models.CharField(max_length=19, db_index=True)
    found = models.BooleanField()
