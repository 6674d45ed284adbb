"""Ledgers whose rows belong to a grid: added to only, and seen only within a scope."""

from grids.scope import Scoped, ScopedQuerySet
from ledger.entries import LedgerEntry, LedgerQuerySet


class ScopedLedgerQuerySet(LedgerQuerySet, ScopedQuerySet):
    pass


class ScopedLedgerEntry(Scoped, LedgerEntry):
    objects = ScopedLedgerQuerySet.as_manager()

    class Meta:
        abstract = True
