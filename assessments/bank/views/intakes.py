"""Bringing a file of questions in: chosen, looked at question by question, put right, stored."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.bank import pictures
from assessments.bank.access import for_writers
from assessments.bank.exchange import transport
from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exchange.found import Fault, Unreadable
from assessments.bank.exchange.workbook import template
from assessments.bank.forms import Key, VersionForm
from assessments.bank.intake import finishing, rows
from assessments.bank.intake.forms import IntakeForm
from assessments.bank.intake.receiving import receive
from assessments.bank.models import Intake, IntakeRow, ItemVersion, Topic
from assessments.bank.wording import Kind
from ledger.sheets import workbook_response

PAGE = 20
STATES = {"draft": ItemVersion.State.DRAFT, "review": ItemVersion.State.IN_REVIEW}


@for_writers
def intakes(request):
    form = IntakeForm(request.POST or None, request.FILES or None, user=request.user)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            intake = receive(form.cleaned_data["file"], form.form(), form.cleaned_data["grid"], request.user)
        except Unreadable as unreadable:
            fault = unreadable.fault
            refusal = (
                _("第 %(line)s 行：%(fault)s") % {"line": fault.line, "fault": fault} if fault.line else str(fault)
            )
        else:
            return redirect("intake", intake.pk)
    waiting = Intake.objects.filter(by=request.user).first()
    context = {"place": "bank", "form": form, "refusal": refusal, "waiting": waiting}
    return render(request, "bank/intake/upload.html", context, status=422 if refusal or form.errors else 200)


@for_writers
@require_GET
def item_template(request):
    return workbook_response(template(), _("题目模板") + ".xlsx")


@for_writers
def intake(request, pk: int):
    """GET shows what the file holds; POST stores what was accepted, as drafts or for review."""
    found = _intake(request, pk)
    if request.method == "POST":
        return _finish(request, found)
    counts = rows.counts(found)
    show = request.GET.get("show") or "bad"
    if show in counts and not counts[show]:  # the last faulty one has been put right
        show = "all"
    page = Paginator(rows.of_kind(found, show), PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "bank",
        "intake": found,
        "format": FORMATS[found.format].label,
        "unread": [Fault(*fault) for fault in found.unread],
        "counts": counts,
        "show": show,
        "page": page,
        "questions": rows.shown(found, page),
    }
    return render(request, "bank/intake/intake.html", context)


@for_writers
def intake_row(request, pk: int, place: int):
    """One question is put right before it is stored."""
    row = _row(request, pk, place)
    before = transport.from_line(row.question).wording
    form = VersionForm(request.POST or None, request.FILES or None, kind=before.kind, before=before)
    key = Key(request.POST.get("kind", before.kind), request.POST or None, request.FILES or None, before)
    if request.method == "POST" and (wording := form.checked_with(key)):
        finishing.correct(row, wording)
        messages.success(request, _("改好了。"))
        return _back(request, row)
    fault = Fault(*row.fault) if row.fault else None
    context = {
        "place": "bank",
        "form": form,
        "key": key,
        "kind": Kind(before.kind),
        "sources": pictures.in_page(before.files),
        "row": row,
        "fault": fault,
        "topics": Topic.objects.all(),
    }
    return render(request, "bank/intake/row.html", context)


@for_writers
@require_POST
def intake_choice(request, pk: int, place: int):
    """Takes a question, or leaves it out."""
    row = _row(request, pk, place)
    row.taken = request.POST.get("taken") == "1"
    row.save(update_fields=["taken"])
    return _back(request, row)


@for_writers
@require_POST
def intake_removal(request, pk: int):
    _intake(request, pk).delete()
    messages.success(request, _("没有导入，文件已经删掉。"))
    return redirect("intakes")


def _finish(request, found: Intake) -> HttpResponseBase:
    state = STATES.get(request.POST.get("state", ""), ItemVersion.State.DRAFT)
    stored, left = finishing.finish(found, request.user, state)
    done = _("新增 %(created)s 道，出新版本 %(updated)s 道，题库里已有、没有动 %(unchanged)s 道。") % {
        "created": stored.created,
        "updated": stored.updated,
        "unchanged": stored.unchanged,
    }
    messages.success(request, (_("已送审。") if state == ItemVersion.State.IN_REVIEW else _("已存成草稿。")) + done)
    if left:
        messages.warning(request, _("还有 %(left)s 道要改的留在这里。") % {"left": left})
        return redirect("intake", found.pk)
    return redirect(f"{reverse('bank')}?state={state}")


def _intake(request, pk: int) -> Intake:
    """Only the person who brought the file sees it."""
    return get_object_or_404(Intake.objects.select_related("grid"), pk=pk, by=request.user)


def _row(request, pk: int, place: int) -> IntakeRow:
    return get_object_or_404(
        IntakeRow.objects.select_related("intake"), intake=pk, intake__by=request.user, place=place
    )


def _back(request, row: IntakeRow) -> HttpResponseBase:
    """To the part of the page the question was shown in, at its place."""
    query = request.POST.get("back", "")
    query = f"?{query}" if query.replace("=", "").replace("&", "").isalnum() else ""
    return redirect(f"{reverse('intake', args=[row.intake_id])}{query}#q{row.place}")
