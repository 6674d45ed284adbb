"""What is asked of every question, whatever its kind."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.bank.checking import faults
from assessments.bank.duplicates import Alike, alike_in_bank
from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.imaging import MOST_BYTES, with_clean_pictures
from assessments.bank.forms.filtering import DIFFICULTIES
from assessments.bank.forms.keys import Key
from assessments.bank.models import ItemVersion
from assessments.bank.notation import gaps
from assessments.bank.wording import Kind, Wording, texts
from grids.models import Grid
from people.rules import TRAINING, reach

FAMILY = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)  # a question may turn from one into another
NEW_PICTURE, PLAN = "new", "plan"


def day(label) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PartForm(forms.Form):
    """A sub-item of a case: what it asks and what it is worth."""

    fields: dict[str, Any]

    stem = forms.CharField(label=_("题干"), widget=forms.Textarea(attrs={"rows": 3}), max_length=10_000)
    new_picture = forms.FileField(label=_("加一张图"), required=False, help_text=_("放在题干后面。最大 5 MB。"))
    score = forms.DecimalField(label=_("分值"), min_value=0, max_value=1000, max_digits=8, decimal_places=4, initial=1)
    explanation = forms.CharField(
        label=_("为什么"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000,
        help_text=_("交卷后给学员看，一到三句。"),
    )  # fmt: skip

    def __init__(self, *args, kind: str, before: Wording | None = None, **kwargs):
        self.of_kind, self.before = kind, before
        if before:
            values = {name: getattr(before, name) for name in self.base_fields if hasattr(before, name)}
            kwargs["initial"] = values | {"stem": gaps.drawn(before.stem), "tags": "、".join(before.tags)}
        super().__init__(*args, **kwargs)
        if kind == Kind.GAP:
            self.fields["stem"].help_text = _("要填的地方写 ____ 或（  ）。")

    def clean_new_picture(self):
        return checked(self.cleaned_data["new_picture"])

    def wording(self, key: Key) -> Wording:
        """What was written; what the form does not ask for stays as it was before. Raises BadItem for a bad picture."""
        said = self.cleaned_data
        values = {name: value for name, value in said.items() if name in Wording.__dataclass_fields__} | key.parts()
        new: dict[str, bytes] = {}
        if said.get("new_picture"):
            new[NEW_PICTURE] = said["new_picture"].read()
            values["stem"] = f"{said['stem']}\n{texts.picture(NEW_PICTURE)}"
        values["picture"] = self.before.picture if self.before else ""
        if key.plan:
            new[PLAN], values["picture"] = key.plan.read(), PLAN
        kind = said.get("kind") or self.of_kind
        if kind == Kind.GAP:
            values["stem"] = gaps.marked(values["stem"])
        base = self.before or Wording(kind, values["stem"])
        clean = with_clean_pictures(replace(base, **values | {"kind": kind, "files": new}))
        return replace(clean, files={**base.files, **clean.files})

    def checked_with(self, key: Key) -> Wording | None:
        """The whole question when it is in order, None with the faults at the top of the form."""
        if not (self.is_valid() & key.is_valid()):
            return None
        try:
            wording = self.wording(key)
        except BadItem as bad:
            self.add_error(None, str(bad.fault))
            return None
        for fault in () if unfinished(wording) else faults(wording):
            self.add_error(None, fault)
        right = sum(choice.weight > 0 for choice in wording.choices)
        if wording.kind == Kind.MULTIPLE and right < 2:
            self.add_error(None, _("多选题至少要有两个选项是对的，现在有 %(count)s 个。") % {"count": right})
        return wording if self.is_valid() else None


class VersionForm(PartForm):
    kind = forms.ChoiceField(label=_("题型"), choices=[(kind.value, kind.label) for kind in FAMILY])
    topic = forms.CharField(
        label=_("知识点"), max_length=120, widget=forms.TextInput(attrs={"list": "topics"}),
        help_text=_("从大到小，用“/”隔开：消防隐患排查/楼道与出口。"),
    )  # fmt: skip
    difficulty = forms.TypedChoiceField(
        label=_("难度"), choices=DIFFICULTIES, coerce=int, initial=3, help_text=_("1 最易，5 最难。")
    )
    basis = forms.CharField(
        label=_("依据"), required=False, max_length=500,
        help_text=_("法规名称、第几条、说了什么。没有依据的题只能用于练习。"),
    )  # fmt: skip
    tags = forms.CharField(label=_("标签"), required=False, max_length=200, help_text=_("几个标签用顿号隔开。"))
    region = forms.CharField(label=_("适用地区"), max_length=60, initial="各地")
    valid_from = day(_("有效期起"))
    valid_to = day(_("有效期止"))
    language = forms.ChoiceField(label=_("语言"), choices=ItemVersion.Language.choices)
    again = forms.BooleanField(label=_("不是同一道题，照样存"), required=False)

    field_order = ["kind", "topic", "difficulty", "stem", "new_picture"]
    alike: list[Alike]

    def __init__(self, *args, item: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.alike, self.item = [], item
        if self.of_kind not in FAMILY:
            del self.fields["kind"]
        elif not self.initial.get("kind"):
            self.initial["kind"] = self.of_kind

    def clean_tags(self):
        return tuple(tag.strip() for tag in re.split(r"[、,，;；]", self.cleaned_data["tags"]) if tag.strip())

    def clean_topic(self):
        if not all(part.strip() for part in self.cleaned_data["topic"].split("/")):
            raise ValidationError(_("“/”的两边都要有字。"))
        return self.cleaned_data["topic"]

    def checked_with(self, key: Key) -> Wording | None:
        """As for a part; a question that says nearly what another one says has to be confirmed once."""
        wording = super().checked_with(key)
        if wording is None or self.cleaned_data["again"]:
            return wording
        changed = self.before is None or self.before.stem != wording.stem
        self.alike = alike_in_bank([wording.stem], but=[self.item] if self.item else [])[0] if changed else []
        return None if self.alike else wording


class ItemForm(VersionForm):
    grid = forms.ModelChoiceField(Grid.objects.none(), label=_("所属县区"), empty_label=None)
    code = forms.CharField(label=_("编号"), max_length=40, help_text=_("自己编，一道题一个，比如 fire-045。"))

    field_order = ["grid", "code", *VersionForm.field_order]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grid"].queryset = Grid.objects.filter(path__in=reach(user, TRAINING))


def unfinished(wording: Wording) -> bool:
    """A case without its sub-items and a picture without its places may be kept as a draft: they come next."""
    if not wording.stem.strip():
        return False
    return (wording.kind == Kind.CASE and not wording.parts) or (
        wording.kind == Kind.HOTSPOT and bool(wording.picture) and not wording.areas
    )


def checked(file):
    if file and file.size > MOST_BYTES:
        raise ValidationError(_("图片超过 5 MB。"))
    return file
