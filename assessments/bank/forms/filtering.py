"""Narrowing the bank's list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.bank.models import ItemVersion, Topic
from assessments.bank.queries import under_topic

ANY = [("", _("不限"))]
DIFFICULTIES = [(number, str(number)) for number in range(1, 6)]


class FilterForm(forms.Form):
    words = forms.CharField(label=_("找题"), required=False, max_length=50)
    topic = forms.ModelChoiceField(
        Topic.objects, label=_("知识点"), required=False, to_field_name="name", empty_label=_("不限")
    )
    kind = forms.ChoiceField(label=_("题型"), required=False, choices=[*ANY, *ItemVersion.Kind.choices])
    difficulty = forms.ChoiceField(label=_("难度"), required=False, choices=[*ANY, *DIFFICULTIES])
    language = forms.ChoiceField(label=_("语言"), required=False, choices=[*ANY, *ItemVersion.Language.choices])
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
        if asked.get("language"):
            versions = versions.filter(language=asked["language"])
        if asked.get("state") == "retired":
            return versions.exclude(item__retired_at=None)
        versions = versions.filter(item__retired_at=None)
        return versions.filter(state=asked["state"]) if asked.get("state") else versions
