"""How numbers and days are written in the words of a calculation: 3,000 × 1.10 × 80 %."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format


def plain(number: Decimal) -> str:
    """Without trailing zeros: 88, 35.2, 3,000."""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def coefficient(number: Decimal) -> str:
    """At least two decimals: 1.10, 1.125."""
    text = plain(number)
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals:0<2}"


def money(amount: Decimal) -> str:
    """Yuan with two decimals: 3,700.00."""
    return f"{amount:,.2f}".replace("-", "−")


def day(moment: date | datetime) -> str:
    """The day in words of the language in use, 2026年11月24日; of a moment, the day it was here."""
    return date_format(timezone.localdate(moment) if isinstance(moment, datetime) else moment)
