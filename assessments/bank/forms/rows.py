"""Rows of a question's form: options, steps, pairs. Empty rows are none."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.bank.wording import Choice, Kind, Pair, Wording
from assessments.bank.wording.kinds import CHOOSING
from assessments.bank.wording.parts import equal_share

SPARE, MOST = 2, 20


class ChoiceRow(forms.Form):
    text = forms.CharField(label=_("选项"), required=False, max_length=1000)
    right = forms.BooleanField(label=_("是对的"), required=False)
    feedback = forms.CharField(label=_("选了它，告诉他什么"), required=False, max_length=1000)


class StepRow(forms.Form):
    text = forms.CharField(label=_("步骤"), required=False, max_length=1000)


class PairRow(forms.Form):
    text = forms.CharField(label=_("左边"), required=False, max_length=1000)
    match = forms.CharField(label=_("右边"), required=False, max_length=1000)


ROWS: dict[str, type[forms.Form]] = {
    **dict.fromkeys(CHOOSING | {Kind.REPORT}, ChoiceRow),
    Kind.ORDERING: StepRow,
    Kind.MATCHING: PairRow,
}
FIRST = {Kind.TRUE_FALSE: [{"text": "对"}, {"text": "错"}]}  # what a new question begins with


def rows_for(kind: str, data: Any, before: Wording | None) -> forms.BaseFormSet | None:
    """The rows that a kind of question has, filled with what it said before and a few empty ones; None without any."""
    if kind not in ROWS:
        return None
    initial = initial_of(before) if before else FIRST.get(Kind(kind), [])
    room = 2 if kind == Kind.TRUE_FALSE else min(MOST, max(6, len(initial) + SPARE))
    rows = forms.formset_factory(ROWS[kind], extra=room - len(initial), max_num=MOST, absolute_max=MOST)
    return rows(data, prefix="choice", initial=initial)


def initial_of(wording: Wording) -> list[dict]:
    if wording.kind == Kind.MATCHING:
        return [{"text": pair.text, "match": pair.match} for pair in wording.pairs]
    return [
        {"text": choice.text, "right": choice.weight > 0, "feedback": choice.feedback} for choice in wording.choices
    ]


def pairs_of(rows: Iterable[forms.Form]) -> tuple[Pair, ...]:
    written = [form.cleaned_data for form in rows]
    return tuple(Pair(row["text"], row["match"]) for row in written if row.get("text") or row.get("match"))


def choices_of(rows: Iterable[forms.Form], before: Wording | None, penalty: Decimal) -> tuple[Choice, ...]:
    """The written options, in order. The right ones share the score, each wrong one costs `penalty` of it; where the same
    options are right as before, every option keeps its own weight.
    """
    written = [row for row in (form.cleaned_data for form in rows) if row.get("text")]
    right = [row.get("right", False) for row in written]
    usual = [equal_share(sum(right)) if one else -penalty for one in right]
    known = [choice.weight for choice in before.choices] if before else []
    kept = penalty == penalty_of(before) and [weight > 0 for weight in known] == right
    weights = known if kept and known else usual
    return tuple(
        Choice(row["text"], weight, row.get("feedback", "")) for row, weight in zip(written, weights, strict=True)
    )


def penalty_of(before: Wording | None) -> Decimal:
    """What the wrong options cost at most, as a fraction of the score."""
    return (
        max((-choice.weight for choice in before.choices if choice.weight < 0), default=Decimal(0))
        if before
        else Decimal(0)
    )
