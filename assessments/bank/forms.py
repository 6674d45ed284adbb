"""The desk's forms: narrowing the list, and writing a question with up to six choices."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.bank.checking import faults
from assessments.bank.models import ItemVersion, Topic
from assessments.bank.queries import under_topic
from assessments.bank.wording import Choice, Kind, Wording
from assessments.bank.wording.parts import equal_share
from grids.models import Grid
from people.rules import TRAINING, reach

ANY = [("", _("不限"))]
DIFFICULTIES = [(number, str(number)) for number in range(1, 6)]


class FilterForm(forms.Form):
    words = forms.CharField(label=_("找题"), required=False, max_length=50)
    topic = forms.ModelChoiceField(
        Topic.objects, label=_("知识点"), required=False, to_field_name="name", empty_label=_("不限")
    )
    kind = forms.ChoiceField(label=_("题型"), required=False, choices=[*ANY, *ItemVersion.Kind.choices])
    difficulty = forms.ChoiceField(label=_("难度"), required=False, choices=[*ANY, *DIFFICULTIES])
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[*ANY, *ItemVersion.State.choices, ("retired", _("已停用"))]
    )

    def narrow(self, versions):
        """The versions asked for; an unknown value narrows nothing."""
        asked = self.cleaned_data if self.is_bound and not self.errors else {}
        if asked.get("words"):
            words = asked["words"]
            versions = versions.filter(
                Q(stem__contains=words) | Q(basis__contains=words) | Q(item__code__contains=words)
            )
        if asked.get("topic"):
            versions = versions.filter(under_topic(asked["topic"].name))
        if asked.get("kind"):
            versions = versions.filter(kind=asked["kind"])
        if asked.get("difficulty"):
            versions = versions.filter(difficulty=asked["difficulty"])
        if asked.get("state") == "retired":
            return versions.exclude(item__retired_at=None)
        versions = versions.filter(item__retired_at=None)
        return versions.filter(state=asked["state"]) if asked.get("state") else versions


class ChoiceRow(forms.Form):
    text = forms.CharField(label=_("选项"), required=False, max_length=300)
    right = forms.BooleanField(label=_("是对的"), required=False)
    feedback = forms.CharField(label=_("选了它，告诉他什么"), required=False, max_length=300)


ChoiceRows = forms.formset_factory(ChoiceRow, extra=6, max_num=6)


class VersionForm(forms.Form):
    kind = forms.ChoiceField(label=_("题型"), choices=ItemVersion.Kind.choices)
    topic = forms.CharField(
        label=_("知识点"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "topics"}),
        help_text=_("从大到小，用“/”隔开：消防隐患排查/楼道与出口。"),
    )
    difficulty = forms.TypedChoiceField(
        label=_("难度"), choices=DIFFICULTIES, coerce=int, initial=3, help_text=_("1 最易，5 最难。")
    )
    stem = forms.CharField(label=_("题干"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    explanation = forms.CharField(
        label=_("为什么"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
        help_text=_("交卷后给学员看，一到三句。"),
    )
    basis = forms.CharField(
        label=_("依据"),
        required=False,
        max_length=500,
        help_text=_("法规名称、第几条、说了什么。没有依据的题只能用于练习。"),
    )
    region = forms.CharField(label=_("适用地区"), max_length=60, initial="各地")
    valid_from = forms.DateField(
        label=_("有效期起"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("有效期止"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, before: Wording | None = None, **kwargs):
        if before:
            kwargs["initial"] = {name: getattr(before, name) for name in self.base_fields if hasattr(before, name)}
        super().__init__(*args, **kwargs)

    def is_valid_with(self, rows: forms.BaseFormSet) -> bool:
        """Valid together with its choices; what is wrong with them is said at the top of the form."""
        if not (self.is_valid() and rows.is_valid()):
            return False
        for fault in faults(wording_of(self, rows)):
            self.add_error(None, fault)
        right = sum(choice.weight > 0 for choice in choices_of(rows))
        if self.cleaned_data["kind"] == Kind.MULTIPLE and right < 2:
            self.add_error(None, _("多选题至少要有两个选项是对的，现在有 %(count)s 个。") % {"count": right})
        if not all(part.strip() for part in self.cleaned_data["topic"].split("/")):
            self.add_error("topic", _("“/”的两边都要有字。"))
        return self.is_valid()


class ItemForm(VersionForm):
    fields: dict[str, Any]  # by name, each of its own class

    grid = forms.ModelChoiceField(Grid.objects.none(), label=_("所属县区"), empty_label=None)
    code = forms.CharField(label=_("编号"), max_length=40, help_text=_("自己编，一道题一个，比如 fire-045。"))
    field_order = ["grid", "code"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grid"].queryset = Grid.objects.filter(path__in=reach(user, TRAINING))


def choices_of(rows: forms.BaseFormSet) -> tuple[Choice, ...]:
    """The written choices, in order; empty rows are no choices. The right ones share the score."""
    written = [row for row in (form.cleaned_data for form in rows) if row.get("text", "").strip()]
    share = equal_share(sum(row["right"] for row in written))
    return tuple(
        Choice(row["text"].strip(), share if row["right"] else Decimal(0), row["feedback"].strip()) for row in written
    )


def wording_of(form: VersionForm, rows: forms.BaseFormSet, before: Wording | None = None) -> Wording:
    """What was written; what the form does not ask for stays as it was before."""
    values = {name: value for name, value in form.cleaned_data.items() if name in Wording.__dataclass_fields__}
    values["choices"] = choices_of(rows)
    return replace(before, **values) if before else Wording(**values)


def rows_of(wording: Wording) -> list[dict]:
    """The choices of a wording as the rows are filled with them."""
    return [
        {"text": choice.text, "right": choice.weight > 0, "feedback": choice.feedback} for choice in wording.choices
    ]
