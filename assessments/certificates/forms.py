"""What staff and visitors type in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.certificates import numbers
from assessments.certificates.models import Batch


class IssuerForm(forms.ModelForm):
    class Meta:
        model = Batch
        fields = ["issuer"]
        help_texts = {"issuer": _("照印章上的全称写，印在每张证书的落款处。")}


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=200, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, label: str, hint: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label
        self.fields["reason"].help_text = hint


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("证书编号"),
        max_length=60,
        help_text=_("十九位，印在二维码旁边。"),
        error_messages={"required": _("请填证书编号，十九位数字。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        """The bare digits. Says what is wrong in the order in which one would check it oneself."""
        number = numbers.read(self.cleaned_data["number"])
        if not (number.isascii() and number.isdigit()):
            raise ValidationError(_("编号只有数字，请照着证书再填一遍。"))
        if len(number) != numbers.LENGTH:
            raise ValidationError(_("编号是十九位，现在填了 %(count)s 位。"), params={"count": len(number)})
        if not numbers.adds_up(number):
            raise ValidationError(_("最后一位对不上，请照着证书再核对一遍。"))
        return number
