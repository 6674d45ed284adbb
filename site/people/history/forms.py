"""The forms of a person's history. Each knows the worker and who acts, and carries out its own act."""

from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import rules
from people.history import assisting, educating, employing, leaving, qualifying, renaming, taking_leave, transferring
from people.history.finding import find_grid
from people.models import Employment, EmploymentCategory, Leave, User, Worker
from people.vocabulary import offering


def day_field(label, *, required: bool = True, help_text="") -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    messages = {"required": _("请填日期。"), "invalid": _("日期写成 2024-03-01 这样。")}
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text, error_messages=messages)


def text_field(label, most: int, *, required: bool = False, help_text="", **attrs) -> forms.CharField:
    messages = {"required": _("这一项要填。"), "max_length": _("最多 %(limit_value)d 个字。")}
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=help_text,
        error_messages=messages,
        widget=forms.TextInput(attrs=attrs),
    )


def reason_field() -> forms.CharField:
    return text_field(_("原因"), 200, required=True, help_text=_("写清依据，如文件号。会留在记录里。"))


def duty_field() -> forms.CharField:
    return text_field(_("职责"), 20, help_text=_("可以不填，也可以写自己的叫法。"), list="duties")


def category_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        EmploymentCategory.objects.all(),
        label=_("用工类别"),
        empty_label=None,
        error_messages={"required": _("请选用工类别。"), "invalid_choice": _("请选用工类别。")},
    )


def grade_field() -> forms.IntegerField:
    wrong = _("薪级应是 1 到 99 的整数。")
    return forms.IntegerField(
        label=_("薪级"),
        required=False,
        min_value=1,
        max_value=99,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


class GridField(forms.CharField):
    """The grid's code or name; becomes the Grid once the form knows who asks."""

    def __init__(self):
        super().__init__(
            label=_("网格"),
            help_text=_("填网格代码或名称。"),
            error_messages={"required": _("请填网格代码或名称。")},
            widget=forms.TextInput(attrs={"list": "grids", "autocomplete": "off"}),
        )


class HistoryForm(forms.Form):
    """`act` carries it out with the cleaned values; what it refuses becomes an error of the field it names."""

    def __init__(self, *args, worker: Worker, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.worker, self.by = worker, by

    def clean_grid(self):
        return find_grid(self.cleaned_data["grid"], rules.reach(self.by, rules.KEEPS_ROSTER))

    def act(self) -> None:
        raise NotImplementedError


class TransferForm(HistoryForm):
    grid = GridField()
    first_day = day_field(_("从哪天起"), help_text=_("可以补以前的日期，不能早于现在这一段。"))
    duty = duty_field()
    reason = reason_field()

    def act(self):
        values = self.cleaned_data
        transferring.transfer(
            self.worker, values["grid"], values["first_day"], self.by, reason=values["reason"], duty=values["duty"]
        )


class AssistForm(HistoryForm):
    grid = GridField()
    first_day = day_field(_("从哪天起"))
    duty = duty_field()

    def act(self):
        values = self.cleaned_data
        assisting.assist(self.worker, values["grid"], values["first_day"], self.by, duty=values["duty"])


class _TermsForm(HistoryForm):
    """Offers the words in force, and those the person has already."""

    category = category_field()
    post = forms.ChoiceField(
        label=_("岗位"),
        required=False,
        error_messages={"invalid_choice": _("岗位“%(value)s”不在名单里。要用新的，先在“用工类别和岗位”里加上。")},
    )
    grade = grade_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        category = cast(forms.ModelChoiceField, self.fields["category"])
        category.queryset = offering.categories(self.held())
        cast(forms.ChoiceField, self.fields["post"]).choices = [("", _("（空）")), *offering.posts(self.held())]
        self.initial = {"category": self.worker.category_id, "post": self.worker.post, "grade": self.worker.grade}

    def held(self) -> Worker | Employment:
        """Who or what has words that are offered even when they are retired."""
        return self.worker

    def terms(self) -> employing.Terms:
        return employing.Terms(*(self.cleaned_data[name] for name in ("category", "post", "grade")))


class TermsForm(_TermsForm):
    first_day = day_field(_("从哪天起"))
    reason = reason_field()

    def act(self):
        values = self.cleaned_data
        employing.change_terms(self.worker, self.terms(), values["first_day"], self.by, reason=values["reason"])


class ReturnForm(_TermsForm):
    grid = GridField()
    first_day = day_field(_("从哪天起"))
    duty = duty_field()

    def act(self):
        values = self.cleaned_data
        leaving.come_back(self.worker, values["grid"], self.terms(), values["first_day"], self.by, duty=values["duty"])


class LeaveForm(HistoryForm):
    kind = forms.ChoiceField(label=_("种类"), choices=Leave.Kind.choices)
    first_day = day_field(_("从哪天起"))
    last_day = day_field(_("到哪天"), required=False, help_text=_("还不知道就空着，回来时在这一条上更正。"))
    note = text_field(_("说明"), 200)

    def act(self):
        values = self.cleaned_data
        taking_leave.take_leave(
            self.worker, values["kind"], values["first_day"], values["last_day"], self.by, note=values["note"]
        )


class DepartureForm(HistoryForm):
    last_day = day_field(_("最后一天"))
    reason = reason_field()

    def act(self):
        values = self.cleaned_data
        leaving.leave_service(self.worker, values["last_day"], self.by, reason=values["reason"])


class DiplomaForm(HistoryForm):
    level = forms.ChoiceField(label=_("学历"), choices=Worker.Education.choices)
    degree = forms.ChoiceField(label=_("学位"), choices=[("", _("没有学位")), ("1", _("有学位"))], required=False)
    obtained_on = day_field(_("取得日期"), required=False)

    def clean_degree(self) -> bool:
        return self.cleaned_data["degree"] == "1"

    def act(self):
        values = self.cleaned_data
        educating.add_diploma(self.worker, values["level"], values["obtained_on"], self.by, degree=values["degree"])


class QualificationForm(HistoryForm):
    title = text_field(_("证书名称"), 40, required=True)
    number = text_field(_("证书编号"), 40)
    issued_on = day_field(_("取得日期"), required=False)
    expires_on = day_field(_("有效期至"), required=False, help_text=_("长期有效就空着。"))

    def act(self):
        qualifying.add_qualification(self.worker, by=self.by, **self.cleaned_data)


class NameForm(HistoryForm):
    name = text_field(_("新的姓名"), 50, required=True)
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"name": self.worker.name}

    def act(self):
        renaming.rename(self.worker, self.cleaned_data["name"], self.by, reason=self.cleaned_data["reason"])


class StopForm(HistoryForm):
    """For one secondary assignment, given as `row`."""

    last_day = day_field(_("兼任到哪天"))

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row
        self.initial = {"last_day": timezone.localdate()}

    def act(self):
        assisting.stop_assisting(self.row, self.cleaned_data["last_day"], self.by)
