"""The form of a marker: points for each line of the rubric, a comment, and notes on photographs."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.bank.wording import Criterion
from assessments.quizzes.by_hand.notes import read_notes
from assessments.quizzes.results.explaining import plain

STEP = Decimal("0.5")


class PointsField(forms.DecimalField):
    """0 … the points of a line, in halves; the whole of it even where that is no half."""

    def __init__(self, line: Criterion, **kwargs):
        self.most = line.points
        name = line.name or _("得分")
        label = _("%(name)s（0–%(points)s 分）") % {"name": name, "points": plain(line.points)}
        super().__init__(label=label, help_text=line.about, min_value=0, max_value=line.points, **kwargs)
        self.widget.attrs |= {"step": "0.5" if line.points % STEP == 0 else "any", "inputmode": "decimal"}

    def clean(self, value):
        points = super().clean(value)
        if points is not None and points % STEP and points != self.most:
            raise ValidationError(_("得分以 0.5 分为一档。"))
        return points


class MarkingForm(forms.Form):
    """`rubrics` of the parts to mark, as `bank.marking.to_mark` gives them; `before` the points given last time; `photos` the
    names of those that may be noted on; `reason`: whether the comment has to say something.
    """

    # Whether it waited when the page was opened: then what comes too late does not overturn what has been settled since.
    waited = forms.BooleanField(required=False, widget=forms.HiddenInput)
    notes = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args,
        rubrics: Mapping[str, Sequence[Criterion]],
        before: Mapping[str, Sequence[Decimal]],
        photos: Collection[str] = (),
        reason: bool = False,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.rubrics, self.photos = rubrics, photos
        for part, lines in rubrics.items():
            given = before.get(part, [])
            for at, line in enumerate(lines):
                initial = plain(given[at]) if at < len(given) else None
                self.fields[f"p{part}-{at}"] = PointsField(line, initial=initial)
        self.fields["comment"] = forms.CharField(
            label=_("评语"),
            required=reason,
            max_length=500,
            help_text=_("交卷的人看得到。写清好在哪里、缺什么。"),
            widget=forms.Textarea({"rows": 3}),
        )

    def clean_notes(self) -> list[dict]:
        return read_notes(self.cleaned_data["notes"], self.photos)

    def points(self) -> dict[str, list[Decimal]]:
        """After checking."""
        return {
            part: [self.cleaned_data[f"p{part}-{at}"] for at in range(len(lines))]
            for part, lines in self.rubrics.items()
        }

    @property
    def whole(self) -> Decimal:
        """What the lines come to; the paper may count the question for more or less, in proportion."""
        return sum((line.points for lines in self.rubrics.values() for line in lines), Decimal(0))

    def of_part(self, part: str) -> list[forms.BoundField]:
        return [self[f"p{part}-{at}"] for at in range(len(self.rubrics.get(part, ())))]
