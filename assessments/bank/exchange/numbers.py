"""Numbers as files write them."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem

LONGEST, MOST = 40, Decimal("1e15")
SEVEN_PLACES, HUNDRED = Decimal("0.0000001"), Decimal(100)


def number(text: str, line: int | None) -> Decimal:
    """1.5, 1,5 or −1.5. Raises BadItem."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise BadItem(gettext_noop("“%(text)s”不是数字。"), line, text=plain[:40]) from error
    if not value.is_finite() or len(plain) > LONGEST or abs(value) >= MOST:
        raise BadItem(gettext_noop("“%(text)s”不是能用的数字。"), line, text=plain[:40])
    return value


def fraction(percent: str, line: int | None) -> Decimal:
    """Percent as a fraction of 1, in seven places: 33.33333 is 0.3333333. Raises BadItem."""
    return (number(percent, line) / HUNDRED).quantize(SEVEN_PLACES).normalize() + 0
