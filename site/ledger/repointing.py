"""The one way past a ledger that is only added to: rows change the person they belong to when two entries become one.

`people.merging` alone calls it, notes every row it moved, writes an audit line, and can take all of it back.
"""

from collections.abc import Sequence

from django.db import models

CHUNK = 5_000  # keys in one SQL statement


def repoint(column: models.Field, rows: Sequence[int], target: int) -> int:
    """Points these rows of the column's model at `target`, past ledgers and scopes. Returns how many there were."""
    everything: models.QuerySet = models.QuerySet(column.model)
    return sum(
        everything.filter(pk__in=rows[start : start + CHUNK]).update(**{column.attname: target})
        for start in range(0, len(rows), CHUNK)
    )
