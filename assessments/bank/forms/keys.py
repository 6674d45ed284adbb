"""The part of a question's form that depends on its kind: options, answers, places, rubric."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.bank.exchange.found import BadItem
from assessments.bank.forms.rows import choices_of, pairs_of, penalty_of, rows_for
from assessments.bank.notation import areas, gaps, rubrics
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.kinds import CHOOSING

FIELDS = {
    Kind.SINGLE: ["shuffle"],
    Kind.MULTIPLE: ["partial", "penalty", "shuffle"],
    Kind.GAP: ["answers", "partial", "case_sensitive"],
    Kind.SHORT_ANSWER: ["phrases", "case_sensitive", "criteria"],
    Kind.ORDERING: ["partial"],
    Kind.MATCHING: ["partial"],
    Kind.HOTSPOT: ["plan", "areas", "partial"],
    Kind.REPORT: ["criteria"],
    Kind.TASK: ["accepts", "criteria"],
}
ACCEPTS = [("photo", _("照片")), ("voice", _("录音")), ("file", _("文件"))]
PARTIAL = {
    Kind.MULTIPLE: _("选对一部分，得一部分分"),
    Kind.GAP: _("填对一空，得一空的分"),
    Kind.ORDERING: _("排对一步，得一步的分"),
    Kind.MATCHING: _("连对一项，得一项的分"),
    Kind.HOTSPOT: _("点对一处，得一处的分"),
}


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class KeyForm(forms.Form):
    """All fields a key may have; those that the kind does not need are taken away."""

    fields: dict[str, Any]

    answers = forms.CharField(
        label=_("答案"),
        widget=lines(3),
        help_text=_(
            "一空一行。一个空有几种写法，用 | 隔开：119|一一九。数可以带误差：1.4±0.1。给出选项让他选：断电{断电|拍照}。"
        ),
    )
    phrases = forms.CharField(
        label=_("答成这样都对"),
        widget=lines(3),
        required=False,
        help_text=_("一行一种写法，* 代表任意的字。什么都不写，就由阅卷人评分。"),
    )
    plan = forms.FileField(label=_("要点的图"), required=False)
    areas = forms.CharField(
        label=_("要点的地方"),
        widget=lines(3),
        required=False,
        help_text=_("先存下图片，再在图上拖出方框；也可以写：矩形 左,上,右,下，一处一行。"),
    )
    accepts = forms.MultipleChoiceField(label=_("交什么"), choices=ACCEPTS, widget=forms.CheckboxSelectMultiple)
    criteria = forms.CharField(
        label=_("评分标准"),
        widget=lines(4),
        required=False,
        help_text=_("一条一行，写上分值：地点写清楚（2分）：写到楼和单元。"),
    )
    partial = forms.BooleanField(required=False)
    penalty = forms.IntegerField(
        label=_("选错一个扣百分之几"), min_value=0, max_value=100, initial=50, required=False,
        help_text=_("按这道题的分值算，最低得 0 分。全对才得分的题不用管它。"),
    )  # fmt: skip
    case_sensitive = forms.BooleanField(label=_("大写小写要一样"), required=False)
    shuffle = forms.BooleanField(label=_("出卷时打乱选项"), required=False, initial=True)

    def __init__(self, *args, kind: str, before: Wording | None, **kwargs):
        if before:
            kwargs["initial"] = _initial(before)
        super().__init__(*args, **kwargs)
        kept = FIELDS.get(Kind(kind), [])
        self.fields = {name: self.fields[name] for name in kept}
        if "partial" in self.fields:
            self.fields["partial"].label = PARTIAL[Kind(kind)]

    def clean_answers(self):
        return self._read("answers", gaps.lines_of)

    def clean_phrases(self):
        return self._read("phrases", gaps.answers_of)

    def clean_areas(self):
        return self._read("areas", areas.areas_of)

    def clean_criteria(self):
        return self._read("criteria", rubrics.criteria_of)

    def _read(self, name: str, read):
        try:
            return read(self.cleaned_data[name].replace("\r\n", "\n"))
        except BadItem as bad:
            raise ValidationError(str(bad.fault)) from bad


class Key:
    """`form` and `rows` of a kind of question; `parts()` is what they say, as fields of a Wording."""

    def __init__(self, kind: str, data: Any = None, files: Any = None, before: Wording | None = None):
        self.kind, self.before = kind, before
        self.form = KeyForm(data, files, kind=kind, before=before)
        self.rows = rows_for(kind, data, before)

    def is_valid(self) -> bool:
        return self.form.is_valid() and (self.rows is None or self.rows.is_valid())

    def parts(self) -> dict[str, Any]:
        said = self.form.cleaned_data
        parts: dict[str, Any] = {name: said[name] for name in SAME if name in said}
        if self.kind in CHOOSING or self.kind == Kind.REPORT:
            partial = said.get("partial", False)
            share = Decimal(said.get("penalty") or 0) / 100 if partial else Decimal(0)
            parts["choices"] = choices_of(self.rows or (), self.before, share)
        elif self.kind == Kind.ORDERING:
            parts["choices"] = choices_of(self.rows or (), None, Decimal(0))
        elif self.kind == Kind.MATCHING:
            parts["pairs"] = pairs_of(self.rows or ())
        parts |= {part: said[name] for name, part in TYPED.items() if name in said and not self._as_before(name)}
        if "accepts" in said:
            parts["accepts"] = tuple(said["accepts"])
        return parts

    def _as_before(self, name: str) -> bool:
        """What nobody touched keeps what cannot be typed, as the explanation of an answer."""
        typed = self.form.data.get(name, "").replace("\r\n", "\n").strip()
        return self.before is not None and typed == self.form.initial[name].strip()

    @property
    def plan(self):
        """A new picture to tap on, None when there is none."""
        return self.form.cleaned_data.get("plan")


SAME = ("partial", "case_sensitive", "shuffle")
TYPED = {"answers": "gaps", "phrases": "answers", "areas": "areas", "criteria": "criteria"}  # field: part of a wording


def _initial(before: Wording) -> dict[str, Any]:
    return {
        "answers": "\n".join(gaps.written((gap,)) for gap in before.gaps),
        "phrases": "\n".join(gaps.answers_written((answer,)) for answer in before.answers),
        "areas": areas.written(before.areas),
        "criteria": rubrics.written(before.criteria),
        "accepts": list(before.accepts),
        "partial": before.partial,
        "penalty": int(penalty_of(before) * 100),
        "case_sensitive": before.case_sensitive,
        "shuffle": before.shuffle,
    }
