from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.rounds.closing import close_round
from courses.rounds.enrolling import due_workers
from courses.rounds.forms import RoundForm
from courses.rounds.models import Round
from courses.rounds.opening import attainable, check, draw_steps, exam_of, open_round
from courses.rounds.queries import courses_of, grids_of, rounds_of
from courses.rounds.rules import trainers_only


@trainers_only
def new(request: HttpRequest) -> HttpResponse:
    """A new round. Whoever plans for several districts says first for which one."""
    grids = grids_of(request.user)
    if wanted := request.GET.get("grid", ""):
        grid = get_object_or_404(grids, pk=wanted if wanted.isdecimal() else None)
    elif len(grids) == 1:
        grid = grids[0]
    else:
        return render(request, "rounds/places.html", {"place": "rounds", "grids": grids})
    return _plan(request, Round(grid=grid))


@trainers_only
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes a round that has not opened."""
    return _plan(request, get_object_or_404(rounds_of(request.user), pk=pk, opened_at=None))


def _plan(request: HttpRequest, round: Round) -> HttpResponse:
    form = RoundForm(request.POST or None, instance=round)
    if form.is_valid():
        return redirect("round_opening", form.plan(request.user).pk)
    return render(request, "rounds/plan.html", {"place": "rounds", "round": round, "form": form})


@trainers_only
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """What opening this round will do; posting opens it."""
    round = get_object_or_404(rounds_of(request.user), pk=pk)
    if round.opened_at:
        return redirect("round", pk)
    courses = courses_of(round)
    steps = draw_steps(round, courses)
    try:
        check(round, steps)
        if request.method == "POST":
            enrolled = open_round(round, courses, request.user)
            opened = ngettext("已开班，%(people)s 人要学。", "已开班，%(people)s 人要学。", enrolled)
            messages.success(request, opened % {"people": enrolled})
            return redirect("round", pk)
        refusal = ""
    except ValidationError as error:
        refusal = error.messages[0]
    context = {
        "place": "rounds",
        "round": round,
        "due": due_workers(round).count(),
        "courses": courses,
        "steps": steps,
        "exam": next((step for step in steps if step.step_key == exam_of(steps)), None),
        "attainable": attainable(round.credit_rule, steps),
        "refusal": refusal,
    }
    return render(request, "rounds/opening.html", context, status=400 if request.method == "POST" else 200)


@trainers_only
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """What closing this round will do; posting closes it."""
    round = get_object_or_404(rounds_of(request.user).exclude(opened_at=None), pk=pk)
    if request.method == "POST":
        try:
            close_round(round, request.user)
            messages.success(request, _("已结班。"))
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return redirect("round", pk)
    return render(request, "rounds/closing.html", {"place": "rounds", "round": round})
