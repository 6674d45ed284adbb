"""A new run, a decision on one, an opening balance."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.forms import DistrictField, day
from assessments.appraisals.models import Cycle
from assessments.pay.models import PayScheme
from assessments.pay.standings import Entry
from courses.rounds.models import Round
from people.models import User, Worker


class MonthField(forms.DateField):
    """A month as browsers write it, 2026-12; its first day."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
        invalid = _("月份写成 2026-12 的样子。")
        super().__init__(widget=widget, input_formats=["%Y-%m"], error_messages={"invalid": invalid}, **kwargs)


class RunForm(forms.Form):
    fields: dict[str, Any]  # by name, each of its own class

    grid = DistrictField()
    month = MonthField(label=_("月份"))
    scheme = forms.ModelChoiceField(PayScheme.objects.none(), label=_("薪酬方案"), empty_label=None)
    cycle = forms.ModelChoiceField(
        Cycle.objects.none(), label=_("所据考核"), empty_label=None, help_text=_("只列已经审批的。")
    )
    round = forms.ModelChoiceField(
        Round.objects.none(), label=_("计激励的轮次"), required=False, empty_label=_("不计轮训激励")
    )

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grid"].offer(user)
        self.fields["scheme"].queryset = PayScheme.objects.exclude(published_at=None).order_by("-effective_from", "-pk")
        self.fields["cycle"].queryset = Cycle.objects.exclude(approved_at=None).order_by("-last_day")
        self.fields["round"].queryset = rounds = Round.objects.order_by("-first_day")
        self.fields["round"].initial = rounds.first
        self.fields["month"].initial = timezone.localdate


class StandingForm(forms.Form):
    number = forms.CharField(label=_("工号"), max_length=20)
    since = day(_("起始日期"))
    post = forms.CharField(label=_("岗位"), max_length=20, help_text=_("与薪酬方案里的写法一致，例如“工作人员”。"))
    grade = forms.IntegerField(label=_("薪级"), min_value=1, max_value=99)
    service_years = forms.IntegerField(label=_("计算年限（年）"), min_value=0, max_value=60)
    basis = forms.CharField(label=_("依据"), max_length=120, help_text=_("例如：2025 年底工资表第 12 行。"))

    def clean_number(self) -> Worker:
        worker = Worker.objects.filter(number=self.cleaned_data["number"].strip()).select_related("grid").first()
        if worker is None:
            raise ValidationError(_("没有这个工号的人，核对一下再填。"))
        return worker

    def entry(self) -> Entry:
        values: dict = dict(self.cleaned_data)
        return Entry(worker=values.pop("number").pk, **values)
