"""Numbers as files write them."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem

LONGEST, MOST_DIGITS = 40, 15  # characters; digits before the point
SEVEN_PLACES, HUNDRED = Decimal("0.0000001"), Decimal(100)


def number(text: str, line: int | None) -> Decimal:
    """1.5, 1,5 or −1.5. Raises BadItem."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise BadItem(gettext_noop("“%(text)s”不是数字。"), line, text=plain[:40]) from error
    if not _usable(value) or len(plain) > LONGEST:
        raise BadItem(gettext_noop("“%(text)s”不是能用的数字。"), line, text=plain[:40])
    return value


def _usable(value: Decimal) -> bool:
    """Neither endless nor such that written out it would fill pages."""
    return value.is_finite() and -LONGEST < value.adjusted() < MOST_DIGITS


def fraction(percent: str, line: int | None) -> Decimal:
    """Percent as a fraction of 1, in seven places: 33.33333 is 0.3333333. Raises BadItem."""
    return (number(percent, line) / HUNDRED).quantize(SEVEN_PLACES).normalize() + 0
