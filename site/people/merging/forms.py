"""What is chosen before a merge: whose value wins, and what is taken along."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.merging.merging import ACCOUNT
from people.merging.planning import Part
from people.merging.values import differing, shown
from people.models import Worker

KEPT, GONE = "kept", "gone"


class NumbersForm(forms.Form):
    """Two entries that are to become one, by their numbers."""

    kept = forms.CharField(label=gettext_lazy("保留的工号"), max_length=20)
    gone = forms.CharField(label=gettext_lazy("并掉的工号"), max_length=20)

    def clean(self):
        cleaned = super().clean() or {}
        for name in (KEPT, GONE):
            if typed := cleaned.get(name):
                cleaned[name] = Worker.objects.filter(number__iexact=typed.strip(), merged_into=None).first()
                if not cleaned[name]:
                    self.add_error(name, _("没有这个工号，请再看看。"))
        if cleaned.get(KEPT) and cleaned.get(KEPT) == cleaned.get(GONE):
            self.add_error(GONE, _("两个工号是同一个。"))
        return cleaned


class ChoicesForm(forms.Form):
    """A choice for each value that differs (the kept person's unless it is empty), and one for each kind of row."""

    carry = forms.MultipleChoiceField(
        label=gettext_lazy("一起并过来"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, kept: Worker, gone: Worker, parts: Iterable[Part], *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in differing(kept, gone):
            mine, theirs = shown(kept, field), shown(gone, field)
            self._ask(field.name, str(field.verbose_name), mine, theirs, initial=KEPT if mine else GONE)
        if kept.user_id and gone.user_id:
            self._ask(ACCOUNT, _("登录账号"), kept.user.username, gone.user.username, initial=KEPT)
        moving = [(part.label, f"{part.name}　{len(part.moving)}") for part in parts if part.moving]
        carry = cast(forms.MultipleChoiceField, self.fields["carry"])
        carry.choices = moving
        carry.initial = [label for label, _text in moving]
        self.offered = set(carry.initial)
        if not moving:
            del self.fields["carry"]

    def _ask(self, name: str, label: str, mine: str, theirs: str, initial: str) -> None:
        choices = [
            (KEPT, _("保留的：%(value)s") % {"value": mine or "—"}),
            (GONE, _("并掉的：%(value)s") % {"value": theirs or "—"}),
        ]
        asked = forms.ChoiceField(label=label, choices=choices, initial=initial, widget=forms.RadioSelect)
        self.fields[f"value-{name}"] = asked

    @property
    def values(self) -> list:
        return [self[name] for name in self.fields if name.startswith("value-")]

    @property
    def take(self) -> set[str]:
        chosen = self.cleaned_data.items()
        return {name.removeprefix("value-") for name, side in chosen if name.startswith("value-") and side == GONE}

    @property
    def leave(self) -> set[str]:
        return self.offered - set(self.cleaned_data.get("carry", []))
