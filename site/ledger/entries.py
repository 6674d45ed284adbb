"""Rows that are written once. A later row supersedes or reverses an earlier one; both stay readable."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerError(RuntimeError):
    """Somebody tried to change or remove a row of a ledger."""


class LedgerQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise LedgerError(f"{self.model.__name__}: a ledger is only added to")

    def delete(self):
        raise LedgerError(f"{self.model.__name__}: a ledger is only added to")


class AppendOnly(models.Model):
    """Base of every ledger: inserting is the only way to write."""

    created_at = models.DateTimeField(_("记入时间"), auto_now_add=True, editable=False)

    objects = LedgerQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None and not self._state.adding:
            raise LedgerError(f"{type(self).__name__}: a ledger is only added to")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise LedgerError(f"{type(self).__name__}: a ledger is only added to")


class LedgerEntry(AppendOnly):
    """A ledger row that says what it came from, so that the same step done twice adds one row."""

    source_key = models.CharField(_("来源"), max_length=120, unique=True, editable=False)

    class Meta:
        abstract = True
