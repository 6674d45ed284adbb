"""What stands on answer sheets is typed in, decided on, or brought in as a workbook."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.bank.exchange.workbook.first_sheet import NotReadable
from assessments.quizzes.access import for_trainers
from assessments.quizzes.models import Seat
from assessments.quizzes.rooms import codes, deciding, typing_pages, workbooks
from assessments.quizzes.rooms.access import room_in_reach, seat_in_reach
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.entering import Outcome, decide, enter, questions_of_seat
from assessments.quizzes.rooms.forms import SheetsForm
from assessments.quizzes.rooms.importing import import_sheets
from assessments.quizzes.rooms.reading import read_sheet
from ledger.sheets import workbook_response


@for_trainers
@require_GET
def sheet_search(request, pk: int):
    """From the code on a sheet to the page where it is typed in."""
    room = room_in_reach(request, pk)
    code = codes.plain(request.GET.get("code", ""))
    if not codes.is_code(code):
        messages.error(request, _("编码“%(code)s”不对，请照卡上再看看。") % {"code": code[:12]})
    elif not room.seats.filter(code=code).exists():
        messages.error(request, _("“%(code)s”不是这个考场的编码。") % {"code": codes.spaced(code)})
    else:
        return redirect("sheet", pk, code)
    return redirect("room", pk)


@for_trainers
@never_cache
def sheet(request, pk: int, code: str):
    """One small field for each thing on the sheet. Nobody is shown what somebody else typed."""
    seat = seat_in_reach(request, pk, code)
    questions = questions_of_seat(seat)
    faults, refusal = {}, typing_pages.obstacle(seat, request.user)
    if request.method == "POST":
        entry = read_sheet(questions, request.POST)
        faults = entry.faults
        if not faults and not entry.sheet and "blank" not in request.POST:
            refusal = _("一题也没有填。交的是白卷，就勾上最下面那一格。")
        elif not faults:
            try:
                return _typed(request, seat, enter(seat, entry.sheet, request.user))
            except Refused as refused:
                refusal = str(refused)
    typed = request.POST if request.method == "POST" else typing_pages.own_words(seat, questions, request.user)
    context = typing_pages.context(seat, questions, typed, faults) | {"place": "rounds", "refusal": refusal}
    return render(request, "quizzes/rooms/sheet.html", context, status=422 if request.method == "POST" else 200)


@for_trainers
@never_cache
def sheet_ruling(request, pk: int, code: str):
    """Only the questions that two people read differently, side by side."""
    seat = seat_in_reach(request, pk, code)
    differences = deciding.differences(seat)
    if not differences:
        return redirect("sheet", pk, code)
    refusal = ""
    faults: dict[str, str] = {}
    if request.method == "POST":
        chosen, faults = deciding.read(differences, request.POST)
        if not faults:
            try:
                decide(seat, chosen, request.user)
                return _typed(request, seat, Outcome.SETTLED)
            except Refused as refused:
                refusal = str(refused)
    context = {
        "place": "rounds",
        "room": seat.room,
        "seat": seat,
        "code": codes.spaced(seat.code),
        "differences": deciding.shown(differences, request.POST, faults),
        "refusal": refusal,
    }
    return render(request, "quizzes/rooms/ruling.html", context, status=422 if request.method == "POST" else 200)


@for_trainers
@require_GET
def sheets_template(request, pk: int):
    room = room_in_reach(request, pk)
    return workbook_response(workbooks.template(room), f"{room.name} " + _("答案") + ".xlsx")


@for_trainers
def sheets_import(request, pk: int):
    room = room_in_reach(request, pk)
    form = SheetsForm(request.POST or None, request.FILES or None)
    refusal, imported = "", None
    if request.method == "POST" and form.is_valid():
        try:
            imported = import_sheets(room, workbooks.rows_of(form.cleaned_data["file"]), request.user)
        except NotReadable as error:
            refusal = str(error)
        else:
            if not imported.faults:
                messages.success(request, _told(imported))
                return redirect("room", pk)
    context = {"place": "rounds", "room": room, "form": form, "refusal": refusal, "imported": imported}
    return render(request, "quizzes/rooms/import.html", context, status=422 if request.method == "POST" else 200)


def _typed(request, seat: Seat, outcome: Outcome) -> HttpResponseBase:
    values = {"code": codes.spaced(seat.code), "number": seat.number}
    told = {
        Outcome.FIRST: _("%(code)s（%(number)s 号座）录了一遍，要另一个人再录一遍。"),
        Outcome.SETTLED: _("%(code)s（%(number)s 号座）已经交卷。"),
        Outcome.DIFFERENT: _("%(code)s（%(number)s 号座）两遍有不一样的，请看着纸定。"),
        Outcome.KNOWN: _("%(code)s（%(number)s 号座）你录过，一样的，没有再记。"),
    }
    if outcome == Outcome.DIFFERENT:
        messages.warning(request, told[outcome] % values)
        return redirect("sheet_ruling", seat.room_id, seat.code)
    messages.success(request, told[outcome] % values)
    return redirect("room", seat.room_id)


def _told(imported) -> str:
    return _(
        "录了第一遍的 %(first)s 张，两遍一样已经交卷的 %(settled)s 张，不一样要定的 %(different)s 张，以前导过的 %(known)s 张。"
    ) % {outcome.value: imported.of(outcome) for outcome in Outcome}
