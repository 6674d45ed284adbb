"""The code on an answer sheet: five characters and a check, none of which looks like another when it is printed.

There are 23 of them, a prime, so the check finds every single wrong character and every two that changed places.
"""

import secrets
import unicodedata

ALPHABET = "ACDEFGHJKMNPRTUVWXY3479"  # without B 8, I 1 L, O 0 Q, S 5, Z 2, 6
LENGTH = 6


def new() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def spaced(code: str) -> str:
    """K7M 4XP"""
    return f"{code[:3]} {code[3:]}"


def plain(typed: str) -> str:
    """As it is kept, however it was typed."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).replace("-", "").upper()


def is_code(text: str) -> bool:
    """Whether a plain text can be a code at all: one slip of the finger cannot lead to somebody else's sheet."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET) and text[-1] == _check(text[:-1])


def _check(body: str) -> str:
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(body, 2))
    return ALPHABET[total % len(ALPHABET)]
