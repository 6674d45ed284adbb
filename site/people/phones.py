"""Mainland mobile numbers: eleven digits, however they are typed."""

import re
import unicodedata

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


def plain(typed: str) -> str:
    """138 0000 1234, +86-13800001234 and full-width digits become 13800001234; what is no number stays as it is."""
    digits = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed))
    digits = re.sub(r"^(\+86|0086)", "", digits)
    return digits if digits.isascii() and digits.isdigit() else typed.strip()


def spaced(phone: str) -> str:
    """138 0000 1234"""
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}"


class PhoneField(forms.CharField):
    default_validators = [RegexValidator(r"^1\d{10}$", _("手机号是十一位数字，请再看看。"))]
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def to_python(self, value):
        return plain(super().to_python(value) or "")
