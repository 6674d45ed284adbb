"""The code of a slip: twelve digits in groups of four, as on a bank card, so that the number pad of a phone is enough.

Forty bits. Guessing is held at five tries in five minutes for an account (GUESSES): over the thirty
days of a slip that is a chance of one in twenty million.
"""

import secrets
import unicodedata

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

LENGTH = 12


def new() -> str:
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"


def spaced(code: str) -> str:
    """4821 0937 5562"""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain(typed: str) -> str:
    """The digits of what was typed or scanned, full-width ones included."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed) if letter.isdigit() and letter.isascii())


def plain_number(typed: str) -> str:
    """A worker number as it is kept, however it was typed: no way around the count of guesses for one account."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).upper()


def digest(number: str, code: str) -> str:
    """What is kept of the code of the worker with this number: HMAC-SHA256 under the site's secret.

    The number is inside, so that looking for the slip of an unknown number costs the same as of a known one.
    """
    return salted_hmac("people.slips", f"{plain_number(number)} {plain(code)}", algorithm="sha256").hexdigest()


def address(code: str) -> str:
    return settings.BASE_URL + reverse("slip", args=[code])


def picture(code: str) -> str:
    """The QR code with the address, as SVG without a size of its own."""
    made = segno.make(address(code), error="m", micro=False)
    return made.svg_inline(border=2, dark="#111", light="#fff", omitsize=True)
