"""What people type: at the start, at the check of a number, and in the office."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.slips import codes


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("工号"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("请填工号，开通条上印着。")},
    )


class StartForm(NumberForm):
    code = forms.CharField(
        label=_("开通码"),
        help_text=_("开通条上的十二位数字，空格不用填。"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("请填开通码，开通条上的十二位数字。")},
    )

    def clean_code(self) -> str:
        code = codes.plain(self.cleaned_data["code"])
        if len(code) != codes.LENGTH:
            raise forms.ValidationError(_("开通码是十二位数字，现在是 %(count)s 位。"), params={"count": len(code)})
        return code


class FirstPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("密码"),
        help_text=_("至少 8 位，不要太常见，也不要和姓名、工号相近。"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("请写一个密码，或者选下面的“这台手机以后不用密码”。")},
    )

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


class SlipForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么开"),
        help_text=_("比如：第一次登录、忘了密码、换了手机。谁开的、为什么开，都留记录。"),
        max_length=200,
        error_messages={"required": _("请写为什么开。")},
    )
    sign_out = forms.BooleanField(label=_("原来的密码作废，在别的手机和电脑上都退出"), required=False)


class PaperForm(forms.Form):
    signed_on = forms.DateField(
        label=_("签字日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请填签字那天的日期。"), "invalid": _("日期写成 2026-11-23 这样。")},
    )
    witness = forms.CharField(
        label=_("见证人"),
        help_text=_("看着本人签字的人。"),
        max_length=50,
        error_messages={"required": _("请写见证人的姓名。")},
    )

    def clean_signed_on(self):
        if self.cleaned_data["signed_on"] > timezone.localdate():
            raise forms.ValidationError(_("签字日期不能在今天以后。"))
        return self.cleaned_data["signed_on"]
