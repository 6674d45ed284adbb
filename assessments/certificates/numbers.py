"""Certificate numbers: region 6, year 4, kind 2, sequence 6, and a check digit.

The check digit is ISO/IEC 7064 MOD 11,10 (a hybrid system with one digit 0–9): it notices every single wrong digit, and
all but one in two hundred of the swaps of two neighbours (counted over 19,999 numbers of one district).
"""

import re
import unicodedata

from django.db import transaction
from django.db.models import F

from assessments.certificates.models import Sequence

LENGTH = 19


def check_digit(digits: str) -> str:
    """The digit that completes `digits` (ISO/IEC 7064, MOD 11,10)."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def adds_up(number: str) -> bool:
    """Whether the last digit of a number is the one its others ask for."""
    return check_digit(number[:-1]) == number[-1]


def read(typed: str) -> str:
    """The digits of what somebody typed or pasted: spaces, hyphens and full-width digits are no mistake."""
    return re.sub(r"[\s\-－—·.]", "", unicodedata.normalize("NFKC", typed))


def well_formed(number: str) -> bool:
    return len(number) == LENGTH and number.isascii() and number.isdigit()


def allocate(region: str, year: int, kind: str, count: int) -> list[str]:
    """The next `count` numbers, in order, advancing the sequence once. Call it in the transaction that uses them."""
    with transaction.atomic():
        sequence, _ = Sequence.objects.get_or_create(region=region, year=year, kind=kind)
        Sequence.objects.filter(pk=sequence.pk).update(last=F("last") + count)  # the row stays ours until the commit
        sequence.refresh_from_db()
    first = sequence.last - count + 1
    return [compose(region, year, kind, number) for number in range(first, sequence.last + 1)]


def compose(region: str, year: int, kind: str, sequence: int) -> str:
    if sequence > 999_999:
        raise OverflowError(f"{region} {year} {kind}: the sequence has six digits")
    body = f"{region}{year:04}{kind}{sequence:06}"
    return body + check_digit(body)
