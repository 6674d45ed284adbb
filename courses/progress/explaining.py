"""Opens the credit of an enrolment: each line with its step, its rule and its evidence."""

from decimal import Decimal
from itertools import groupby

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.catalogue.models import Step
from courses.progress.models import CreditEntry
from courses.rounds.models import Enrolment, RoundStep
from courses.rounds.steps import steps_of_round
from ledger.trace import Trace

EVIDENCE_PAGES = {"attempt": "result"}  # the first part of an evidence string, and the name of the page that shows it


def explain_credit(enrolment: Enrolment) -> list[Trace]:
    """The credit hours by course, and in each course entry by entry. The values of the lines add up to the credit."""
    steps = {step.step_key: step for step in steps_of_round(enrolment.round_id)}
    entries = CreditEntry.objects.filter(enrolment=enrolment).select_related("completion", "rule")
    ordered = sorted(entries, key=lambda entry: (steps[entry.completion.step_key].order, entry.pk))
    return [
        _course(title, list(group), steps)
        for title, group in groupby(ordered, key=lambda entry: steps[entry.completion.step_key].course)
    ]


def _course(title: str, entries: list[CreditEntry], steps: dict) -> Trace:
    total = sum((entry.amount for entry in entries), Decimal(0))
    return Trace(title, _hours(total), lines=[_line(entry, steps[entry.completion.step_key]) for entry in entries])


def _line(entry: CreditEntry, step: RoundStep) -> Trace:
    day = date_format(timezone.localdate(entry.completion.completed_at), "DATE_FORMAT")
    return Trace(
        label=step.title,
        value=_hours(entry.amount),
        how=_("%(reason)s。依据：%(rule)s") % {"reason": _reason(entry, step), "rule": entry.rule},
        note=_("%(day)s完成") % {"day": day},
        url=_evidence_url(entry.completion.evidence),
    )


def _reason(entry: CreditEntry, step: RoundStep) -> str:
    hours = _hours(abs(entry.amount))
    if entry.amount < 0:
        return _("重新评分后没有通过，减去 %(hours)s 学时") % {"hours": hours}
    if step.kind == "quiz":
        return _("通过一次测试计 %(hours)s 学时，再次通过不重复计") % {"hours": hours}
    return _("%(length)s学完计 %(hours)s 学时") % {"length": Step.Length(step.length).label, "hours": hours}


def _hours(amount: Decimal) -> str:
    return f"{amount.normalize():f}".replace("-", "−")


def _evidence_url(evidence: str) -> str:
    kind, _colon, number = evidence.partition(":")
    try:
        return reverse(EVIDENCE_PAGES[kind], args=[int(number)])
    except (KeyError, ValueError, NoReverseMatch):
        return ""  # evidence that no page shows
