"""Sheets that came too late: the list, one of them beside what counts, and the decision of two people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.access import for_readers
from assessments.quizzes.late import queue, rules, ruling, showing
from assessments.quizzes.late.comparing import between
from assessments.quizzes.models import LateRuling, LateSheet
from assessments.quizzes.sitting.sheets import from_text
from grids.places import place_names
from ledger.auditing import record

PAGE = 20
DECISIONS = {  # as a form says them; of the first the questions that are ticked
    "chosen": LateRuling.Decision.COUNTED,
    "counted": LateRuling.Decision.COUNTED,
    "not": LateRuling.Decision.NOT_COUNTED,
}
SHOWN = {"": queue.waiting, "confirm": queue.to_confirm, "done": queue.decided}


@for_readers
@never_cache
@require_GET
def late_sheets(request):
    """Those that wait for a ruling; with `?show=` those that wait for a second person, or are decided. `?round=` narrows."""
    show, round_id = request.GET.get("show", ""), request.GET.get("round", "")
    narrowed = {"attempt__enrolment__round": int(round_id)} if round_id.isdecimal() and len(round_id) < 10 else {}
    found = SHOWN.get(show, queue.waiting)().filter(**narrowed)
    page = Paginator(showing.loaded(found), PAGE).get_page(request.GET.get("page"))
    rows = showing.rows(page)
    context = {
        "place": "rounds",
        "show": show if show in SHOWN else "",
        "waiting": queue.waiting().filter(**narrowed).count(),
        "to_confirm": queue.to_confirm().filter(**narrowed).count(),
        "page": page,
        "rows": rows,
        "places": place_names(late.attempt.grid for late in rows),
    }
    return render(request, "quizzes/late/list.html", context)


@for_readers
@never_cache
@require_GET
def late_sheet(request, pk: int):
    return _shown(request, _in_reach(request, pk))


def _shown(request, sheet: LateSheet, status: int = 200):
    """What was posted and refused stands there as it was typed."""
    late = showing.rows([sheet])[0]
    others = showing.loaded(queue.undecided().filter(attempt=sheet.attempt_id).exclude(pk=sheet.pk))
    attempt, standing = late.attempt, late.ruling
    pending = late.state == showing.TO_CONFIRM
    differences = between(attempt, from_text(late.counted_answers), from_text(sheet.answers))
    may_rule = not (pending or late.state == showing.COUNTED) and rules.may_rule(request.user, attempt)
    record(request.user, "late sheet seen", sheet, path=attempt.grid.path)  # questions of an exam stand on it
    context = {
        "place": "rounds",
        "late": late,
        "places": place_names([attempt.grid]),
        "differences": differences,
        "others": showing.rows(others),
        "may_rule": may_rule,
        "may_choose": may_rule and len(differences) > 1,
        "ticked": _ticked(request),
        "typed": request.POST,
        "may_confirm": pending and rules.may_confirm(request.user, attempt, standing),
    }
    return render(request, "quizzes/late/sheet.html", context, status=status)


@for_readers
@require_POST
def late_ruling(request, pk: int):
    """The first person's decision, with a reason, for the questions that are ticked or for all."""
    sheet, decision, ticked = _to_decide_on(request, pk), request.POST.get("decision", ""), _ticked(request)
    try:
        if decision not in DECISIONS:
            raise ValidationError(_("请选计入或者不计入。"))
        if decision == "not" and ticked:
            raise ValidationError(_("勾了题，又选了不计入。把勾去掉，或者选“只计入勾出来的题”。"))
        made = ruling.rule(
            sheet,
            DECISIONS[decision],
            request.POST.get("reason", ""),
            request.user,
            ticked if decision == "chosen" else None,
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return _shown(request, sheet, status=422)
    messages.success(request, _("记下了，要另一个人同意才算数。") if made.counts else _("记下了，不计入。"))
    return redirect("late_sheet", pk)


@for_readers
@require_POST
def late_confirmation(request, pk: int):
    """The second person's: counted, or with `send-back` returned with a reason."""
    sheet = _to_decide_on(request, pk)
    standing = ruling.standing_ruling(sheet)
    try:
        if standing is None:
            raise ValidationError(_("还没有人定，请刷新再看。"))
        if "send-back" in request.POST:
            ruling.send_back(standing, request.POST.get("reason", ""), request.user)
            messages.success(request, _("已退回，等着重新定。"))
        else:
            ruling.confirm(standing, request.user)
            messages.success(request, _("已计入，成绩按它重新算。"))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("late_sheet", pk)


def _ticked(request) -> set[int]:
    return {int(slot) for slot in request.POST.getlist("slot") if slot.isdecimal() and len(slot) < 5}


def _to_decide_on(request, pk: int) -> LateSheet:
    sheet = _in_reach(request, pk)
    if not rules.may_rule(request.user, sheet.attempt):
        raise PermissionDenied
    return sheet


def _in_reach(request, pk: int) -> LateSheet:
    """Of a handed-in attempt in sight; refused to whoever sits the same exam."""
    sheet = get_object_or_404(showing.loaded(queue.sheets()), pk=pk)
    if not rules.may_look(request.user, sheet.attempt):
        raise PermissionDenied
    return sheet
