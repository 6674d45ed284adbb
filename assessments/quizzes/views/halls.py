"""Halls of an exam that is sat on the spot: set up by who arranges it, opened by the invigilator's code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.quizzes.arranging_exams import belonging, granting, opening_halls, placing, rules
from assessments.quizzes.arranging_exams.access import exam_in_reach, for_trainers, hall_in_reach
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.forms import HallForm
from assessments.quizzes.arranging_exams.refusing import span
from assessments.quizzes.arranging_exams.terms import MAIN, Window
from assessments.quizzes.models import Arrangement, Hall
from assessments.quizzes.rooms.codes import spaced
from grids.places import place_names
from people import listing


@for_trainers
def hall_new(request, pk: int, order: int):
    """For the people of a grid (`?grid=`, its code); the whole round otherwise."""
    step = exam_in_reach(request, pk, order)
    arrangement = get_object_or_404(Arrangement, step=step, on_site=True)
    arrangement.step = step
    reach = (step.round.grid.path,)
    code = request.GET.get("grid", "")
    grid = listing.chosen_grid(code, reach) if code else step.round.grid
    if grid is None:
        raise Http404
    people = opening_halls.who_may_invigilate(step.round, grid)
    form = HallForm(request.POST or None, people=people)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = opening_halls.set_up(arrangement, grid, request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("hall", made.pk)
    context = {
        "place": "rounds",
        "round": step.round,
        "step": step,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(step.round.grid.path)],
        "below": listing.grid_choices(grid, reach),
        "form": form,
        "cut": len(people) == opening_halls.LISTED,
        "refusal": refusal,
    }
    return render(request, "quizzes/exams/hall_new.html", context, status=422 if request.method == "POST" else 200)


@login_required
@never_cache
def hall(request, pk: int):
    """The code, for everybody who stands there; posting changes name and invigilators, by who arranges."""
    found = hall_in_reach(request, pk)
    form = _form(request, found, request.POST or None)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            opening_halls.change(found, request.user, **form.cleaned_data)
            messages.success(request, _("记下了。"))
            return redirect("hall", pk)
        found.refresh_from_db(fields=["name", "place", "named_only"])
    return _shown(request, found, form)


@login_required
@require_POST
def hall_people(request, pk: int):
    """Whom the hall names, one on a line; what is refused stands there as it was typed."""
    found, typed = hall_in_reach(request, pk), request.POST.get("people", "")
    try:
        count = placing.place(found, request.user, typed)
    except Refused as refused:
        return _shown(request, found, _form(request, found), typed, str(refused))
    messages.success(request, _("记下了，点名 %(count)s 个人在这里考。") % {"count": count})
    return redirect("hall", pk)


def _form(request, found: Hall, data=None) -> HallForm | None:
    """For who arranges the exam."""
    round_ = found.arrangement.step.round
    if not rules.may_arrange(request.user, round_):
        return None
    invigilators = [one.user for one in found.invigilators.select_related("user")]
    people = [*invigilators, *opening_halls.who_may_invigilate(round_, found.grid)]
    return HallForm(data, instance=found, people=people, initial={"invigilators": invigilators})


def _shown(request, found: Hall, form: HallForm | None, typed: str | None = None, refusal: str = ""):
    """`typed`: the people that were refused, and why."""
    step, placed = found.arrangement.step, belonging.placed_in(found)
    named = "\n".join(f"{one.enrolment.worker.number} {one.enrolment.worker.name}" for one in placed)
    context = {
        "place": "rounds",
        "hall": found,
        "when": span(Window(MAIN, found.arrangement.entry_from, found.arrangement.entry_until)),
        "step": step,
        "round": step.round,
        "form": form,
        "placed": placed,
        "places": place_names(one.enrolment.grid for one in placed),
        "typed": named if typed is None else typed,
        "refusal": refusal,
        "code": spaced(found.code),
    }
    return render(request, "quizzes/exams/hall.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def hall_code(request, pk: int):
    opening_halls.renew_code(hall_in_reach(request, pk), request.user)
    messages.success(request, _("换了新的开考码，原来的不能再用。"))
    return redirect("hall", pk)


@login_required
@require_POST
def hall_time(request, pk: int):
    """More time for everybody who sits there, for a second person to approve."""
    found = hall_in_reach(request, pk)
    minutes = request.POST.get("minutes", "")
    try:
        count = granting.propose_for_hall(
            found, request.user, int(minutes) if minutes.isdecimal() else 0, request.POST.get("reason", "")
        )
        messages.success(request, _("给 %(count)s 个人提了加时，等培训老师同意。") % {"count": count})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("hall", pk)
