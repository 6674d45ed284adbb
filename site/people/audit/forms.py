"""The search for audit lines."""

from typing import cast

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

OURS = ("people.", "grids.", "courses.", "assessments.")


class Day(forms.DateInput):
    input_type = "date"


class SearchForm(forms.Form):
    """`deeds`: those the reader may read of, in words."""

    since = forms.DateField(label=_("从"), required=False, widget=Day)
    until = forms.DateField(label=_("到"), required=False, widget=Day)
    deed = forms.ChoiceField(label=_("做了什么"), required=False)
    actor = forms.CharField(label=_("谁做的（姓名或账号）"), required=False, max_length=50)
    person = forms.CharField(label=_("涉及谁（姓名或工号）"), required=False, max_length=50)
    target = forms.ChoiceField(label=_("对象"), required=False)

    def __init__(self, *args, deeds: dict, **kwargs):
        super().__init__(*args, **kwargs)
        ours = [model._meta for model in apps.get_models() if model.__module__.startswith(OURS)]
        kinds = {meta.label_lower: meta.verbose_name for meta in ours}
        for name, choices in (("deed", deeds.items()), ("target", sorted(kinds.items()))):
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [("", _("全部")), *choices]

    def clean(self):
        found = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("结束的日期在开始之前，请再看看。"))
        return found
