"""Exact numbers: a whole number in the database, a `Decimal` in Python.

SQLite keeps decimals as binary fractions (0.10 + 0.20 ≤ 0.30 is false there), so money is stored in fen and
scores and credits in ten-thousandths. SQL may add, compare and order such a column; a sum comes back as a Decimal.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _


class ExactField(models.BigIntegerField):
    """A decimal number with a fixed number of places, stored as an integer.

    Takes `Decimal`, `int` or a decimal string. A number with more places than the field has is refused, never rounded:
    rounding belongs to the rule that computes the number. A binary `float` is refused for the same reason.
    """

    places = 0

    if TYPE_CHECKING:  # what mypy is told of a field that takes more than it gives
        _pyi_private_set_type: Decimal | int | str | Combinable  # type: ignore[assignment]
        _pyi_private_get_type: Decimal  # type: ignore[assignment]

    def from_db_value(self, value, expression, connection):
        return None if value is None else Decimal(int(value)).scaleb(-self.places)

    def to_python(self, value):
        if value is None or value == "":
            return None
        if isinstance(value, float):
            raise ValidationError(_("不接受浮点数，请用 Decimal。"), code="float")
        try:
            return Decimal(str(value).strip())
        except ArithmeticError as error:
            raise ValidationError(_("“%(value)s”不是数字。"), code="invalid", params={"value": value}) from error

    def get_prep_value(self, value):
        number = self.to_python(value)
        if number is None:
            return None
        units = number.scaleb(self.places)
        if units != units.to_integral_value():
            raise ValidationError(
                _("%(value)s 的小数多于 %(places)s 位。"), code="places", params={"value": value, "places": self.places}
            )
        return int(units)

    def value_to_string(self, obj):
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return models.Field.formfield(
            self, **{"form_class": forms.DecimalField, "decimal_places": self.places, **kwargs}
        )


class MoneyField(ExactField):
    """Yuan in Python (`Decimal("320.00")`), fen in the database (32000)."""

    places = 2


class ScoreField(ExactField):
    """Marks, credit hours, points, coefficients or percent in Python, ten-thousandths in the database."""

    places = 4
