"""Opening a cycle, entering ratings and deductions."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models import Scheme
from courses.rounds.models import Round
from grids.models import Grid
from people import rules
from people.models import Role, User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def day(label: "StrOrPromise") -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class DistrictField(forms.ModelChoiceField):
    """The districts in which somebody prepares; the only one is already chosen."""

    def __init__(self, **kwargs):
        super().__init__(Grid.objects.none(), label=_("县区"), empty_label=None, **kwargs)

    def offer(self, user: User) -> None:
        self.queryset = Grid.objects.filter(
            pk__in=[
                grid.pk
                for path in rules.reach(user, {Role.Kind.HR_OFFICER})
                for grid in Grid.objects.filter(path__startswith=path, kind=Grid.Kind.DISTRICT)
            ]
        ).order_by("path")


class CycleForm(forms.Form):
    fields: dict[str, Any]  # by name, each of its own class

    grid = DistrictField()
    name = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如：2026 年下半年考核。"))
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label=_("考核方案"), empty_label=None)
    round = forms.ModelChoiceField(Round.objects.none(), label=_("取哪一轮的成绩"), empty_label=None)
    first_day = day(_("开始日期"))
    last_day = day(_("结束日期"))

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grid"].offer(user)
        self.fields["scheme"].queryset = Scheme.objects.exclude(published_at=None).order_by("-published_at")
        self.fields["round"].queryset = Round.objects.order_by("-first_day")


class RatingSheet(forms.Form):
    """A score for each enrolment on the page; what is left empty stays as it is."""

    def __init__(self, enrolments: list, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolments = enrolments
        for row in enrolments:
            self.fields[f"score-{row.worker_id}"] = forms.DecimalField(
                label=_("%(name)s的评分") % {"name": row.worker.name},
                min_value=0,
                max_value=100,
                decimal_places=2,
                required=False,
                initial=None if row.rating is None else row.rating.normalize(),
                error_messages={
                    "max_value": _("评分最高 100。"),
                    "min_value": _("评分最低 0。"),
                    "invalid": _("写数字，例如 92.5。"),
                    "max_decimal_places": _("最多两位小数。"),
                },
            )

    def rows(self) -> list[tuple]:
        return [(row, self[f"score-{row.worker_id}"]) for row in self.enrolments]

    def ratings(self) -> list[tuple[int, Decimal, str]]:
        """Only what differs from the rating in force."""
        given = [(row, self.cleaned_data.get(f"score-{row.worker_id}")) for row in self.enrolments]
        return [(row.worker_id, score, "") for row, score in given if score is not None and score != row.rating]


class DeductionForm(forms.Form):
    points = forms.DecimalField(label=_("扣分"), decimal_places=2, help_text=_("撤回时写负数。"))
    reason = forms.CharField(label=_("事由"), max_length=200, help_text=_("本人会看到。"))
