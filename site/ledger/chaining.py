"""The chain of audit lines: each line's digest covers the line and the digest before it.

What it proves: a line that was changed, removed, put in between or moved no longer fits the next one. The head counts the
lines and carries the operator's mark (an HMAC under PRIVACY_KEYS), so lines cut off at the end are noticed, and whoever
can write to the database but has not the key cannot compute a new chain that passes.

What it cannot prove: that nothing happened which was never recorded; that the whole database was not put back to an
earlier state, with lines and head together; anything against somebody who holds the key as well. Against the last two
helps an anchor, one line of text that says how far the chain had come. Printed, or mailed to another office, it must be
found in the chain for ever after.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC
from operator import attrgetter

from django.conf import settings

from ledger.models import AuditHead, AuditLine

FIELDS = (
    "number",
    "created_at",
    "actor_id",
    "deed",
    "target_type",
    "target_id",
    "path",
    "reason",
    "subject",
    "change",
    "detail",
    "address",
    "device",
)
_values = attrgetter(*FIELDS)


def append(lines: list[AuditLine]) -> list[AuditLine]:
    """Numbers, digests and stores the lines at the end of the chain. Call inside a transaction.

    The head is locked until that transaction ends (SQLite: the whole database is, from the transaction's first statement),
    so lines follow one another whoever writes. An act therefore records its deed last.
    """
    head, _new = AuditHead.objects.select_for_update().get_or_create(pk=1)
    number, digest = head.number, head.digest
    for line in lines:
        number += 1
        line.number = number
        line.digest = digest = digest_of(_values(line), digest)
    AuditLine.objects.bulk_create(lines, batch_size=1_000)
    AuditHead.objects.filter(pk=1).update(number=number, digest=digest, mark=marks(number, digest)[0])
    return lines


def digest_of(values: Iterable, before: str) -> str:
    """SHA-256 in hexadecimal over the digest before and the values of FIELDS, as JSON with sorted keys and UTC times.

    `change` is taken as it lies, sealed: a destroyed key of a person leaves the chain whole.
    """
    number, created_at, *others = values
    moment = created_at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps([before, number, moment, *others], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def marks(number: int, digest: str) -> list[str]:
    """The operator's mark under this end of the chain with each of PRIVACY_KEYS; the first one signs, all are accepted."""
    text = f"gridschool audit {number} {digest}".encode()
    return [hmac.new(key.encode(), text, hashlib.sha256).hexdigest() for key in settings.PRIVACY_KEYS]
