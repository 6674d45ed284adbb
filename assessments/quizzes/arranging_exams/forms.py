"""What is said about an exam, about a hall, and about what one person is granted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.arranging_exams.arranging import FIELDS, fault_of
from assessments.quizzes.models import Arrangement, Assistance, Grant, Hall
from people.models import User

INVALID = {"invalid": _("时间写成 2026-11-23 09:00 这样。")}
_WHOLE = _("写 0 或者更大的整数。")
NO_NUMBER = {"invalid": _WHOLE, "min_value": _WHOLE, "required": _WHOLE}


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ArrangementForm(forms.ModelForm):
    """Takes an arrangement with its step set."""

    class Meta:
        model = Arrangement
        fields = FIELDS
        widgets = {name: _moment() for name in ("entry_from", "entry_until", "ends_at", "resit_from", "resit_until")}
        error_messages = dict.fromkeys(
            ("entry_from", "entry_until", "ends_at", "resit_from", "resit_until"), INVALID
        ) | dict.fromkeys(("check_days", "resit_times"), NO_NUMBER)
        help_texts = {
            "entry_from": _("不写就是这一轮的第一天起。"),
            "entry_until": _("过了就不能再开始，已经开始的照常答。不写就是到这一轮的最后一天。"),
            "ends_at": _("到点全都收卷，答题时间没有用完的也收。不写就各人答满自己的时间。"),
            "check_days": _("0 就是不能在网上查分。"),
            "resit_times": _("没有考过的、没有来的，都可以补考。不补考就写 0。"),
        }

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and (fault := fault_of(self.instance.step, values)):
            self.add_error(*fault)
        return values

    def _post_clean(self) -> None:
        """The instance stays as it was: `arranging.arrange` writes it, and compares."""


class HallForm(forms.ModelForm):
    fields: dict[str, Any]  # by name, each of its own class

    invigilators = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("监考"),
        help_text=_("监考在自己的“要办的事”里看到开考码。"),
        error_messages={"required": _("至少选一个监考。")},
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Hall
        fields = ("name", "place", "named_only", "invigilators")
        help_texts = {"name": _("考生看得到，比如：乌龙社区二楼会议室。")}
        error_messages = {"name": {"required": _("请写考场名称。")}}

    def __init__(self, *args, people: list[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["invigilators"].queryset = User.objects.filter(pk__in=[user.pk for user in people]).order_by(
            "name", "pk"
        )


class AssistanceForm(forms.ModelForm):
    class Meta:
        model = Assistance
        fields = ("mode", "reason")
        error_messages = {
            "mode": {"required": _("请选怎么考的。")},
            "reason": {"required": _("请写原因，不超过 200 个字。")},
        }
        help_texts = {"reason": _("比如：不识字；没有手机。")}

    fields: dict[str, Any]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [("", _("选一个")), *Assistance.Mode.choices]


class GrantForm(forms.ModelForm):
    this_attempt = forms.BooleanField(label=_("他正在考，只给这一次加时"), required=False)

    class Meta:
        model = Grant
        fields = ("minutes", "this_attempt", "entry_from", "entry_until", "attempts", "reason")
        widgets = {"entry_from": _moment(), "entry_until": _moment()}
        error_messages = {
            "entry_from": INVALID,
            "entry_until": INVALID,
            "minutes": NO_NUMBER,
            "attempts": NO_NUMBER,
            "reason": {"required": _("请写原因，不超过 200 个字。")},
        }
        help_texts = {
            "minutes": _("不加时就写 0。"),
            "entry_from": _("缓考、补考的人写。不写就和大家一样。"),
            "attempts": _("次数用完了还要再考的写。不加就写 0。"),
            "reason": _("比如：11 月 28 日住院，有请假条。"),
        }

    def __init__(self, *args, sits_now: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not sits_now:
            del self.fields["this_attempt"]
