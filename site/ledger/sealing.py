"""Personal values at rest: each person has a key of their own, itself wrapped by the operator's key.

What is sealed for somebody can be read until that person's key is destroyed; after that the sealed text stays where it
lies (a ledger keeps its rows, a chain its digests) and says nothing. The operator's keys are the setting PRIVACY_KEYS:
the first one wraps, all of them open, so a key is changed by putting a new one in front and calling `rewrap`.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ledger.models import PersonKey

CHUNK = 5_000  # values in one SQL statement
LOT = 400  # keys rewrapped in one transaction


class WrongKey(RuntimeError):
    """None of PRIVACY_KEYS opens what was sealed: the setting has lost a key."""


def keys_of(subjects: Iterable[str]) -> dict[str, Fernet]:
    """The keys of people, made where there are none yet. A destroyed one is missing. Two statements for thousands.

    A subject names a person the same way everywhere: `worker:12`, or `user:5` for staff who are no workers.
    """
    wanted = list(dict.fromkeys(subjects))
    rows = _stored(wanted)
    missing = [subject for subject in wanted if subject not in rows]
    if missing:
        fresh = [
            PersonKey(subject=name, wrapped=_operator().encrypt(Fernet.generate_key()).decode()) for name in missing
        ]
        PersonKey.objects.bulk_create(fresh, batch_size=1_000, ignore_conflicts=True)
        rows |= _stored(missing)
    return {subject: Fernet(_unwrapped(row)) for subject, row in rows.items() if row.wrapped}


def seal(subject: str, text: str) -> str:
    """The text, readable only with this person's key. Empty for a person whose key is destroyed: nothing is kept."""
    key = keys_of([subject]).get(subject)
    return key.encrypt(text.encode()).decode() if key else ""


def unseal(subject: str, sealed: str) -> str | None:
    """The text, or None once the person's key is destroyed. Raises WrongKey."""
    key = keys_of([subject]).get(subject) if sealed else None
    return key.decrypt(sealed.encode()).decode() if key else None


def destroy(subject: str) -> None:
    """Nothing sealed for this person can be read from now on."""
    keys_of([subject])
    PersonKey.objects.filter(subject=subject).update(wrapped="", destroyed_at=timezone.now())


def digest(text: str, purpose: str) -> str:
    """64 hexadecimal digits by which a value is found again without being kept: HMAC-SHA256 under the first key."""
    return digests(text, purpose)[0]


def digests(text: str, purpose: str) -> list[str]:
    """The digest under each of the keys, the first one's in front: while keys change, rows still carry an earlier one."""
    return [
        hmac.new(_material(secret, purpose), text.encode(), hashlib.sha256).hexdigest()
        for secret in settings.PRIVACY_KEYS
    ]


def rewrap() -> int:
    """After a change of PRIVACY_KEYS: every person's key is wrapped by the first one. Returns how many. Raises WrongKey.

    Works through the keys 400 at a time, each lot a transaction that holds its rows, so that a key destroyed meanwhile
    stays destroyed. What the first key wraps already is left alone: after an interruption it goes on where it stopped.
    """
    done, last = 0, 0
    while lot := list(PersonKey.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:LOT]):
        done += _rewrap(lot)
        last = lot[-1]
    return done


@transaction.atomic
def _rewrap(lot: list[int]) -> int:
    rows = PersonKey.objects.select_for_update().filter(pk__in=lot).exclude(wrapped="")
    stale = [row for row in rows if not _opens(_fernets((settings.PRIVACY_KEYS[0],)), row)]
    for row in stale:
        row.wrapped = _operator().encrypt(_unwrapped(row)).decode()
    PersonKey.objects.bulk_update(stale, ["wrapped"])
    return len(stale)


def _opens(key: MultiFernet, row: PersonKey) -> bool:
    try:
        key.decrypt(row.wrapped.encode())
    except InvalidToken:
        return False
    return True


def _stored(subjects: list[str]) -> dict[str, PersonKey]:
    rows: dict[str, PersonKey] = {}
    for start in range(0, len(subjects), CHUNK):
        chunk = subjects[start : start + CHUNK]
        rows |= {row.subject: row for row in PersonKey.objects.filter(subject__in=chunk)}
    return rows


def _unwrapped(row: PersonKey) -> bytes:
    try:
        return _operator().decrypt(row.wrapped.encode())
    except InvalidToken as error:
        raise WrongKey("PRIVACY_KEYS no longer holds the key that personal data were sealed with") from error


def _operator() -> MultiFernet:
    return _fernets(tuple(settings.PRIVACY_KEYS))


@lru_cache(maxsize=4)
def _fernets(secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_material(secret, "wrapping"))) for secret in secrets])


def _material(secret: str, purpose: str) -> bytes:
    """32 bytes for one purpose; secrets are long and random, so an HMAC derives enough."""
    return hmac.new(secret.encode(), f"gridschool {purpose}".encode(), hashlib.sha256).digest()
