"""The answer file: sealed on the phone with a key that only that phone's page and this server have.

ChaCha20-Poly1305 (RFC 8439). The key of an attempt is derived, so that a page opened again without a network has the same.
"""

import base64
import json

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "gridschool answer file"
MOST_BYTES = 256 * 1024


class Unreadable(ValueError):
    """No answer file."""


class Damaged(ValueError):
    """An answer file that was changed or cut."""


def key_of(attempt_id: int) -> str:
    """64 hexadecimal digits for the page of this attempt's owner, and for nobody else."""
    return _key(attempt_id, settings.SECRET_KEY).hex()


def attempt_of(text: str) -> int:
    """Whose file it is, before it is opened. Raises Unreadable."""
    return _parts(text)[0]


def unseal(text: str) -> dict:
    """What the phone put in. Raises Unreadable, Damaged."""
    attempt_id, nonce, sealed = _parts(text)
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            opened = ChaCha20Poly1305(_key(attempt_id, secret)).decrypt(nonce, sealed, str(attempt_id).encode())
            return json.loads(opened)
        except (InvalidTag, ValueError):
            continue
    raise Damaged


def seal(attempt_id: int, content: dict, nonce: bytes) -> str:
    """As the phone does it; for tests and for whoever wants to read how a file is made."""
    sealed = ChaCha20Poly1305(_key(attempt_id, settings.SECRET_KEY)).encrypt(
        nonce, json.dumps(content).encode(), str(attempt_id).encode()
    )
    return f"gridschool-1.{attempt_id}.{base64.b64encode(nonce).decode()}.{base64.b64encode(sealed).decode()}"


def _parts(text: str) -> tuple[int, bytes, bytes]:
    """What was pasted from a message may be broken into lines."""
    try:
        kind, attempt, nonce, sealed = "".join(text.split()).split(".")
        if kind != "gridschool-1" or not (attempt.isascii() and attempt.isdecimal() and len(attempt) < 19):
            raise Unreadable
        first, rest = base64.b64decode(nonce, validate=True), base64.b64decode(sealed, validate=True)
    except ValueError as error:
        raise Unreadable from error
    if len(first) != 12:
        raise Unreadable
    return int(attempt), first, rest


def _key(attempt_id: int, secret: str | bytes) -> bytes:
    return salted_hmac(SALT, str(attempt_id), secret=secret, algorithm="sha256").digest()
