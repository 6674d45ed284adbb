"""The form of a regrade: where, how it is judged, the new answer as the kind of question has it, and why."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.bank.checking import faults
from assessments.bank.exchange.found import BadItem
from assessments.bank.forms.keys import KeyForm
from assessments.bank.marking.choosing import LETTERS, lefts_of, right_letters, rights_of
from assessments.bank.notation import areas, gaps
from assessments.bank.wording import Kind, Wording, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.rekeying import key_of, lettered, ordered, paired, takes_a_key

TYPED = {
    Kind.GAP: ("answers", "gaps", gaps.lines_of),
    Kind.SHORT_ANSWER: ("phrases", "answers", gaps.answers_of),
    Kind.HOTSPOT: ("areas", "areas", areas.areas_of),
}  # kind: field of the bank's own form, part of the wording, how it is read
NEED_A_KEY = {Policy.BOTH, Policy.NEW}
RIGHT = gettext_lazy("正确答案")


class RegradeForm(forms.Form):
    """`wording` with its pictures; `before` the wording whose key the fields begin with; `undo`: whether an earlier regrade
    can be taken back. `key` is there after checking, empty where the policy needs none.
    """

    fields: dict[str, Any]

    where = forms.ChoiceField(label=gettext_lazy("哪一场"), widget=forms.RadioSelect)
    policy = forms.ChoiceField(
        label=gettext_lazy("怎么判"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("全部给分：人人得这道题的满分。作废：这道题谁都不计分，卷的满分跟着减少。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("答过这道题的人看得到。写清错在哪里、依据是什么。"),
    )

    def __init__(self, *args, wording: Wording, before: Wording, places: list[Place], undo: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.wording, self.before, self.places = wording, before, places
        self.key: dict = {}
        self.with_key = takes_a_key(wording)
        self.fields["where"].choices = [(place.value, place) for place in places]
        self.fields["policy"].choices = [
            (policy.value, policy.label)
            for policy in Policy
            if (self.with_key or policy not in NEED_A_KEY) and (undo or policy != Policy.OLD)
        ]
        if self.with_key:
            self.fields |= _key_fields(wording, before)

    @property
    def place(self) -> Place:
        """After checking."""
        return next(place for place in self.places if place.value == self.cleaned_data["where"])

    @property
    def key_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.base_fields]

    def clean(self):
        super().clean()
        if self.cleaned_data.get("policy", "") in NEED_A_KEY and (new := self._new()):
            self.key = key_of(new)
        return self.cleaned_data

    def _new(self) -> Wording | None:
        """The wording with the new key, or errors on the field of the key."""
        name = self.key_fields[0].name
        if any(field.name in self.errors for field in self.key_fields):
            return None
        try:
            new = READERS.get(Kind(self.wording.kind), _typed)(self.wording, self.cleaned_data)
        except BadItem as bad:
            self.add_error(name, str(bad.fault))
            return None
        for fault in faults(new):
            self.add_error(name, fault)
        if key_of(new) == key_of(self.wording):
            self.add_error(name, _("和原来的答案一样。"))
        return None if name in self.errors else new


def _key_fields(wording: Wording, before: Wording) -> dict[str, forms.Field]:
    """Letters are those of `wording`, filled in with the key of `before`."""
    kind = Kind(before.kind)
    if kind in CHOOSING:
        return {"letters": _letters(before)}
    if kind == Kind.ORDERING:
        of = {choice.text: letter for letter, choice in zip(LETTERS, wording.choices, strict=False)}
        hint = _("按先后写字母：%(steps)s") % {"steps": "　".join(f"{of[text]} {texts.flat(text)}" for text in of)}
        now = "".join(of[choice.text] for choice in before.choices)
        order = forms.CharField(label=_("正确的次序"), required=False, max_length=40, help_text=hint, initial=now)
        return {"order": order}
    if kind == Kind.MATCHING:
        return _rights(wording, before)
    name, _part, _read = TYPED[kind]
    typed = KeyForm(kind=kind, before=before)
    field = typed.fields[name]
    field.required, field.initial = False, typed.initial[name]
    if kind == Kind.HOTSPOT:
        field.help_text = _("一处一行：矩形 左,上,右,下。")  # the bank's own says how to bring the picture
    return {name: field}


def _letters(before: Wording) -> forms.Field:
    choices = [
        (letter, texts.flat(choice.text) or letter) for letter, choice in zip(LETTERS, before.choices, strict=False)
    ]
    right = right_letters(before)
    if before.kind == Kind.MULTIPLE:
        ticked = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=RIGHT, choices=choices, required=False, widget=ticked, initial=list(right)
        )
    return forms.ChoiceField(label=RIGHT, choices=choices, required=False, widget=forms.RadioSelect, initial=right)


def _rights(wording: Wording, before: Wording) -> dict[str, forms.Field]:
    rights = rights_of(wording)
    choices = list(zip(LETTERS, map(texts.flat, rights), strict=False))
    return {
        f"right-{number}": forms.ChoiceField(
            label=texts.flat(left.text), choices=choices, required=False, initial=LETTERS[rights.index(left.match)]
        )
        for number, left in enumerate(lefts_of(before), 1)
    }


def _lettered(wording: Wording, said: dict) -> Wording:
    return lettered(wording, "".join(said["letters"]))


def _ordered(wording: Wording, said: dict) -> Wording:
    letters = "".join(said["order"].upper().split())
    if sorted(letters) != list(LETTERS[: len(wording.choices)]):
        raise ValidationError({"order": _("每个字母写一次，不多不少。")})
    return ordered(wording, letters)


def _paired(wording: Wording, said: dict) -> Wording:
    return paired(wording, [said[f"right-{number}"] for number in range(1, len(lefts_of(wording)) + 1)])


def _typed(wording: Wording, said: dict) -> Wording:
    name, part, read = TYPED[Kind(wording.kind)]
    typed: dict[str, Any] = {part: read(said[name].replace("\r\n", "\n"))}
    return replace(wording, **typed)


READERS = {**dict.fromkeys(CHOOSING, _lettered), Kind.ORDERING: _ordered, Kind.MATCHING: _paired}
