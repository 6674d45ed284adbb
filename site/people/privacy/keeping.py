"""Keeps resident identity numbers: sealed under the person's key, found again by a digest, never shown whole."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import scope
from ledger import auditing, sealing
from people import identity_numbers, rules
from people.models import IdentityNumber, Worker

PURPOSE = "identity number"  # of the digest
CHUNK = 5_000  # values in one SQL statement


def plain(typed: str) -> str:
    """Eighteen characters without spaces, in ordinary digits, X large. Raises ValidationError for what is no number."""
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).upper()
    if not identity_numbers.holds(number):
        raise ValidationError(_("身份证号不对，请对照证件核一遍（应是十八位，校验码要对得上）。"))
    return number


def masked(number: str) -> str:
    """210905********1234"""
    return f"{number[:6]}{'*' * 8}{number[-4:]}" if number else ""


@transaction.atomic
def keep(worker: Worker, typed: str, by) -> None:
    """One person's number, typed by who keeps the roster there. Raises PermissionDenied, ValidationError."""
    if not rules.keeps_roster(by, worker.grid.path):
        raise PermissionDenied
    if keep_many({worker.pk: plain(typed)}, by):
        auditing.record(by, "identity.enter", worker, path=worker.grid.path, subject=f"worker:{worker.pk}")


def keep_many(numbers: Mapping[int, str], by) -> set[int]:
    """Numbers by worker; an empty one leaves what is there. Returns whose number is new or another one.

    The caller has checked the numbers and that `by` (a user or `auditing.SYSTEM`) may write to these people, and says in
    the audit what it did. Five statements for thousands, and a few tens of microseconds a number.
    """
    fresh = differing(numbers)
    if not fresh:
        return fresh
    keys = sealing.keys_of(_subject(pk) for pk in fresh)
    now = timezone.now()
    IdentityNumber.objects.bulk_create(
        [
            IdentityNumber(
                worker_id=pk,
                sealed=keys[_subject(pk)].encrypt(numbers[pk].encode()).decode(),
                digest=sealing.digest(numbers[pk], PURPOSE),
                by=None if by is auditing.SYSTEM else by,
                at=now,
            )
            for pk in fresh
            if _subject(pk) in keys
        ],
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["worker"],
        update_fields=["sealed", "digest", "by", "at"],
    )
    return fresh


def differing(numbers: Mapping[int, str]) -> set[int]:
    """Whose number is not yet kept, or is another one than the one that is. Needs a scope that sees these people."""
    kept: dict[int, str] = {}
    for chunk in _chunks([pk for pk, number in numbers.items() if number]):
        kept |= dict(IdentityNumber.objects.filter(worker__in=chunk).values_list("worker_id", "digest"))
    return {pk for pk, number in numbers.items() if number and kept.get(pk) not in sealing.digests(number, PURPOSE)}


def number_of(worker: Worker) -> str:
    """The whole number, for `masked` or for a disclosure that is on the record; empty when none is kept."""
    row = IdentityNumber.objects.filter(worker=worker).first()
    return sealing.unseal(_subject(worker.pk), row.sealed) or "" if row else ""


def masked_numbers(workers: Iterable[int]) -> dict[int, str]:
    """By worker, masked; two statements, however many. Needs a scope that sees these people."""
    rows = list(IdentityNumber.objects.filter(worker__in=set(workers)))
    keys = sealing.keys_of(_subject(row.worker_id) for row in rows)
    opened = [(row, keys.get(_subject(row.worker_id))) for row in rows]
    return {row.worker_id: masked(key.decrypt(row.sealed.encode()).decode()) for row, key in opened if key}


def same_number(worker: Worker) -> list[Worker]:
    """Others with the same number, wherever they are: most likely the same person entered twice, and not merged yet."""
    with scope.whole_tree("identity numbers entered twice"):
        row = IdentityNumber.objects.filter(worker=worker).first()
        others = IdentityNumber.objects.exclude(worker=worker).filter(
            digest=row.digest if row else "-", worker__merged_into=None
        )
        return [other.worker for other in others.select_related("worker__grid").order_by("worker__number")]


def _subject(pk: int) -> str:
    return f"worker:{pk}"


def _chunks(values: list[int]) -> Iterable[list[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
