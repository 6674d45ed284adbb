"""Which item a sentence is about."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import number

TWELVE_PLACES = Decimal("1e-12")


@lru_cache(maxsize=1024)
def _exact(text: str) -> Fraction:
    return Fraction(number(text, None).quantize(TWELVE_PLACES))


@dataclass(frozen=True)
class Place:
    """The item's title, or its identifier, and its line where the file is one XML; in a package the title has to do."""

    title: str
    line: int | None = None

    def bad(self, message: str, **values: str | int) -> BadItem:
        """To be raised. `message` says “%(title)s”."""
        return BadItem(message, self.line, title=self.title, **values)

    def number(self, text: str) -> Fraction:
        """An exact number, of twelve places. Raises BadItem."""
        try:
            return _exact(text)
        except BadItem as bad:
            raise self.bad(gettext_noop("“%(title)s”：“%(text)s”不是数字。"), text=text[:40]) from bad
