"""What a trainer fills in for a round."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from courses.rounds.models import CreditRule, Round
from courses.rounds.opening import ends_with_exam
from courses.rounds.planning import plan
from courses.rounds.queries import courses_for
from people.models import EmploymentCategory, User

LEVELS = [(1, _("一级")), (2, _("二级")), (3, _("三级")), (4, _("四级"))]


class RoundForm(forms.ModelForm):
    """A round before it opens. Takes the round with its grid set."""

    fields: dict[str, Any]  # by name, each of its own class

    categories = forms.ModelMultipleChoiceField(
        EmploymentCategory.objects.all(),
        label=_("用工类别"),
        help_text=_("不选就是全部。"),
        required=False,
        to_field_name="name",
        widget=forms.CheckboxSelectMultiple,
    )
    levels = forms.TypedMultipleChoiceField(
        choices=LEVELS,
        coerce=int,
        label=_("网格级别"),
        help_text=_("不选就是全部。"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    courses = forms.ModelMultipleChoiceField(
        CoursePage.objects.none(),
        label=_("必修课程"),
        help_text=_("按目录里的先后学，有结业考试的排在最后。开班后课程再改，这一轮不变。"),
        error_messages={"required": _("至少选一门课程。")},
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Round
        fields = ("name", "first_day", "last_day", "categories", "levels", "courses", "credit_rule", "required_credit")
        widgets = {
            "first_day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "last_day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["courses"].queryset = courses_for(self.instance.grid)
        self.fields["credit_rule"].queryset = CreditRule.objects.exclude(published_at=None).order_by("name", "version")
        self.fields["credit_rule"].empty_label = None
        self.initial.update(
            categories=self.instance.audience.get("categories", []),
            levels=self.instance.audience.get("levels", []),
            courses=self.instance.course_pages,
        )

    def clean_last_day(self):
        last_day, first_day = self.cleaned_data["last_day"], self.cleaned_data.get("first_day")
        if first_day and last_day < first_day:
            raise forms.ValidationError(_("结束日期早于开始日期，请改一个。"))
        if last_day < timezone.localdate():
            raise forms.ValidationError(_("结束日期已经过去，请往后填。"))
        return last_day

    def clean_required_credit(self):
        required = self.cleaned_data["required_credit"]
        if required <= 0:
            raise forms.ValidationError(_("要求学时要大于 0。"))
        return required

    def plan(self, by: User) -> Round:
        round = self.instance
        round.audience = {
            "categories": [category.name for category in self.cleaned_data["categories"]],
            "levels": self.cleaned_data["levels"],
        }
        courses = sorted(self.cleaned_data["courses"], key=ends_with_exam)
        return plan(round, courses, by)
