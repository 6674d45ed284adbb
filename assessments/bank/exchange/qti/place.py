"""Which item a sentence is about."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import number

TWELVE_PLACES = Decimal("1e-12")


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
            return Fraction(number(text, self.line).quantize(TWELVE_PLACES))
        except BadItem as bad:
            raise self.bad(gettext_noop("“%(title)s”：“%(text)s”不是数字。"), text=text[:40]) from bad
