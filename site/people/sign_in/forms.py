"""allauth's forms in our words. What they check stays allauth's."""

from typing import TYPE_CHECKING

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from people import phones

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SIX_DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "6", "pattern": "[0-9]{6}"}


def word(form: forms.Form, name: str, label: "StrOrPromise", hint: "StrOrPromise" = "", **attributes: str) -> None:
    """Gives a field its label and hint; the placeholder that repeats the label goes."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class SharedPhoneForm(forms.Form):
    """The tick of somebody who signs in on a phone that others use too."""

    shared = forms.BooleanField(label=_("这是公用的手机，用完自动退出"), required=False)


class LoginForm(SharedPhoneForm, account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "login", _("工号、手机号或用户名"), autocomplete="username", autocapitalize="none")
        word(self, "password", _("密码"))

    def clean_login(self):
        return phones.plain(self.cleaned_data["login"])


class RequestLoginCodeForm(account.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "phone", _("手机号"), _("十一位，用花名册上登记的那个号码。"))


class ConfirmLoginCodeForm(SharedPhoneForm, account.ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "code", _("验证码"), _("十分钟内有效，填满六格就能登录。"), **SIX_DIGITS, **{"class": "code"})


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "password", _("密码"))


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "oldpassword", _("现在的密码"))
        word(self, "password1", _("新密码"), _("至少 8 位，不要太常见，也不要和姓名、工号相近。"))
        word(self, "password2", _("新密码再输一遍"))


class SetPasswordForm(account.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "password1", _("密码"), _("至少 8 位，不要太常见，也不要和姓名、工号相近。"))
        word(self, "password2", _("密码再输一遍"))


class AuthenticateForm(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "code", _("验证器上的数字"), _("六位数字；手机不在身边，可以填一个备用码。"), inputmode="numeric")


class SecondFactorAgainForm(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(self, "code", _("验证器上的数字"), _("六位数字；手机不在身边，可以填一个备用码。"), inputmode="numeric")


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        word(
            self, "code", _("验证器上的数字"), _("扫码以后，验证器会显示六位数字。"), **SIX_DIGITS, **{"class": "code"}
        )
