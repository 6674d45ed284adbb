"""The board of an exam that is being sat: figures and people, looked at again every few seconds."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.quizzes.access import for_readers
from assessments.quizzes.arranging_exams.access import hall_in_reach
from assessments.quizzes.board import seeing
from courses.rounds.models import Enrolment, Round, RoundStep
from grids import scope
from people import listing

AGAIN = "X-Again"  # the header of a script that looks again


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
    people = seeing.narrowed(seeing.people_of(step), grid, text)
    context = {"round": round_, "reads_people": True, "grid": grid}
    if AGAIN not in request.headers:
        above = grid.get_ancestors() if grid else []
        context["above"] = [node for node in above if node.path.startswith(round_.grid.path)]
        context["below"] = listing.grid_choices(grid or round_.grid, reach)
    return _shown(request, step, people, context)


@login_required
@never_cache
@require_GET
def hall_board(request, pk: int):
    """Of one hall, for who invigilates there, whatever the role: who belongs there, but for those who began elsewhere."""
    hall = hall_in_reach(request, pk)
    step = hall.arrangement.step
    with scope.within(hall.grid.path):
        people = seeing.narrowed(seeing.people_of(step), hall.grid, request.GET.get("q", ""))
        people = people.filter(Q(sat_hall=None) | Q(sat_hall=hall.pk))
        return _shown(request, step, people, {"round": step.round, "hall": hall, "reads_people": False})


def _shown(request, step: RoundStep, people: QuerySet[Enrolment], context: dict):
    group = request.GET.get("show", "")
    group = group if group in seeing.GROUPS else ""
    board = seeing.look(step, people, group, request.GET.get("page"))
    context |= {"place": "rounds", "step": step, "group": group, "board": board, "q": request.GET.get("q", "")}
    template = "live" if AGAIN in request.headers else "board"
    return render(request, f"quizzes/board/{template}.html", context)


def _round(pk: int) -> Round:
    """One that has opened, in sight."""
    return get_object_or_404(Round.objects.exclude(opened_at=None).select_related("grid"), pk=pk)
