"""What is filled in to appoint somebody, to open an account, and to change how long a role holds."""

from datetime import date

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from people import phones, rules
from people.appointing import appoint
from people.models import Role, User
from people.names import tidy
from people.roles.queries import person_to_appoint


def day_field(label, hint="", **options) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, widget=widget, **options)


class AppointingForm(forms.Form):
    """A role below the given grid. Offers the kinds `by` may give there."""

    username = forms.CharField(
        label=_("工号或用户名"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("姓名"), max_length=50, help_text=_("和工号对得上才能任命，免得认错人。"))
    kind = forms.ChoiceField(label=_("角色"))
    first_day = day_field(_("从哪一天起"))
    last_day = day_field(_("到哪一天为止"), _("不写就没有期限。纪检审计一定要写。"), required=False)
    case_number = forms.CharField(label=_("案件编号"), max_length=40, required=False, help_text=_("只有纪检审计要写。"))

    def __init__(self, *args, by: User, grid: Grid, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.grid = by, grid
        may_give = [kind for kind in Role.Kind if rules.may_appoint(by, kind, grid.path)]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kind.value, kind.label) for kind in may_give
        ]
        self.fields["first_day"].initial = timezone.localdate()

    def clean_first_day(self) -> date:
        day = self.cleaned_data["first_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("开始日期不能早于今天。"))
        return day

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if "username" in data and "name" in data:
            data["user"] = person_to_appoint(data["username"].strip(), tidy(data["name"]), self.by)
            if data["user"] is None:
                self.add_error("username", _("你的范围里没有工号和姓名都对得上的账号。没有账号的，先开账号。"))
            elif data["user"] == self.by:
                self.add_error("username", _("不能任命自己，请别的管理员来办。"))
        return data

    def appoint(self) -> Role:
        """Raises ValidationError, PermissionDenied as the act does."""
        data = self.cleaned_data
        kind, days = Role.Kind(data["kind"]), (data["first_day"], data["last_day"])
        return appoint(data["user"], kind, self.grid, days[0], self.by, days[1], data["case_number"])


class AccountForm(forms.Form):
    username = forms.CharField(
        label=_("用户名"),
        min_length=3,
        max_length=30,
        help_text=_("登录时用，三个以上的字母或数字。"),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("姓名"), max_length=50)
    phone = phones.PhoneField(label=_("手机号"), required=False, help_text=_("有短信的地方，可以用它登录。可以不写。"))

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("这个用户名已经有人用了，请换一个。"))
        return username

    def clean_name(self) -> str:
        return tidy(self.cleaned_data["name"])


class EndForm(forms.Form):
    reason = forms.CharField(label=_("撤下的原因"), max_length=200, error_messages={"required": _("请写撤下的原因。")})


class SecondFactorForm(forms.Form):
    reason = forms.CharField(
        label=_("解除的原因"), max_length=200, error_messages={"required": _("请写为什么解除，不超过 200 个字。")}
    )


class LastDayForm(forms.Form):
    """An auditor's role always has an end; the act says so where it is left out."""

    last_day = day_field(_("到哪一天为止"), _("不写就没有期限。"), required=False)

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        if kind == Role.Kind.AUDITOR:
            self.fields["last_day"].help_text = _("纪检审计要写到哪一天为止。")
