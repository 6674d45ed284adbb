"""The board of an exam that is being sat: figures and people, looked at again every few seconds."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.quizzes.access import for_readers
from assessments.quizzes.board import seeing
from courses.rounds.models import Round, RoundStep
from people import listing


@for_readers
@require_GET
def boards(request, pk: int):
    """The exams of a round; where there is one, its board."""
    round_ = _round(pk)
    steps = list(round_.steps.filter(kind="quiz"))
    if len(steps) == 1:
        return redirect("board", pk, steps[0].order)
    return render(request, "quizzes/board/boards.html", {"place": "rounds", "round": round_, "steps": steps})


@for_readers
@never_cache
@require_GET
def board(request, pk: int, order: int):
    """`?show=` one of the groups, `?grid=`, `?q=`, `?page=`. A script that asks again gets what may have changed alone."""
    round_ = _round(pk)
    step: RoundStep = get_object_or_404(round_.steps, order=order, kind="quiz")
    code, text = request.GET.get("grid", ""), request.GET.get("q", "")
    reach = (round_.grid.path,)
    if (grid := listing.chosen_grid(code, reach)) is None and code:
        raise Http404
    group = request.GET.get("show", "")
    group = group if group in seeing.GROUPS else ""
    people = seeing.narrowed(seeing.people_of(step), grid, text)
    context = {"step": step, "group": group, "board": seeing.look(step, people, group, request.GET.get("page"))}
    if "X-Again" in request.headers:
        return render(request, "quizzes/board/live.html", context)
    context |= {
        "place": "rounds",
        "round": round_,
        "q": text,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(round_.grid.path)] if grid else [],
        "below": listing.grid_choices(grid or round_.grid, reach),
    }
    return render(request, "quizzes/board/board.html", context)


def _round(pk: int) -> Round:
    """One that has opened, in sight."""
    return get_object_or_404(Round.objects.exclude(opened_at=None).select_related("grid"), pk=pk)
