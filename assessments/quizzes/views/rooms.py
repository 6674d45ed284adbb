"""Rooms for exams on paper: set up, printed, ended."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.access import for_trainers, round_in_reach
from assessments.quizzes.models import Room
from assessments.quizzes.rooms import choosing, ending, preparing, seeing, tasks
from assessments.quizzes.rooms.access import room_in_reach
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.fitting import fitting
from assessments.quizzes.rooms.forms import RoomForm
from ledger.jobs import how_far
from people import listing

DOCUMENTS = {
    "papers": gettext_lazy("试卷"),
    "sheets": gettext_lazy("答题卡"),
    "key": gettext_lazy("答案"),
    "seats": gettext_lazy("座位表"),
}


@for_trainers
@require_GET
def rooms(request, pk: int):
    round_ = round_in_reach(request, pk)
    context = {
        "place": "rounds",
        "round": round_,
        "steps": choosing.steps_on_paper(round_),
        "may_add": not round_.closed_at and timezone.localdate() <= round_.last_day,
        "rooms": seeing.rooms_of(round_),
    }
    return render(request, "quizzes/rooms/rooms.html", context)


@for_trainers
def room_new(request, pk: int, order: int):
    """Who sits there, when, and how the places stand."""
    round_ = round_in_reach(request, pk)
    step = get_object_or_404(round_.steps, order=order, kind="quiz")
    step.round = round_
    reach = (round_.grid.path,)
    code = request.GET.get("grid", "")
    grid = listing.chosen_grid(code, reach) if code else round_.grid
    if grid is None:
        raise Http404
    form = RoomForm(request.POST or None)
    refusal, chosen = "", [int(one) for one in request.POST.getlist("people") if one.isdecimal()]
    if request.method == "POST" and form.is_valid():
        try:
            room = preparing.prepare(step, grid, request.user, people=chosen, **form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("room", room.pk)
    paper = choosing.paper_of_each([step]).get(step.step_key)
    forms, unfit = fitting(paper) if paper and not paper.practice else ([], [])
    context = {
        "place": "rounds",
        "round": round_,
        "step": step,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(round_.grid.path)],
        "below": listing.grid_choices(grid, reach),
        "form": form,
        "choice": (choice := choosing.choice(step, grid)),
        "chosen": set(chosen) if request.method == "POST" else choice.first,
        "most": choosing.MOST,
        "paper": paper,
        "forms": len(forms),
        "unfit": unfit,
        "refusal": refusal,
    }
    return render(request, "quizzes/rooms/new.html", context, status=422 if refusal or form.errors else 200)


@for_trainers
@never_cache
@require_GET
def room(request, pk: int):
    found = room_in_reach(request, pk)
    return render(request, "quizzes/rooms/room.html", {"place": "rounds"} | seeing.context(found))


@for_trainers
@never_cache
@require_GET
def room_document(request, pk: int, what: str):
    """Papers, key or seat list, set at this moment; the answer sheets as they were set before."""
    from assessments.quizzes.rooms import printing  # WeasyPrint takes a second to load

    found = room_in_reach(request, pk)
    if what not in DOCUMENTS:
        raise Http404
    try:
        content = printing.document(found, what, request.user)
    except FileNotFoundError:
        messages.error(request, _("答题卡还没有做，或者已经收场删掉了。"))
        return redirect("room", pk)
    name = f"{found.name} {DOCUMENTS[what]}.pdf"
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


@for_trainers
@require_POST
def room_printing(request, pk: int):
    """The answer sheets are set in the background."""
    tasks.start(room_in_reach(request, pk), request.user)
    return redirect("room", pk)


@for_trainers
@never_cache
@require_GET
def room_progress(request, pk: int):
    """How many answer sheets are set."""
    return JsonResponse(how_far(tasks.latest(room_in_reach(request, pk))))


@for_trainers
@require_POST
def room_ending(request, pk: int):
    found: Room = room_in_reach(request, pk)
    try:
        ending.end(found, request.user, request.POST.get("reason", ""))
        messages.success(request, _("已收场。没有交卷的算缺考，可以另外安排。"))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("room", pk)
