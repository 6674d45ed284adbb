"""The page before an exam: what it asks, how often it may be sat, and the way in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.arranging_exams.admitting import admit
from assessments.quizzes.arranging_exams.terms import arrangement_of
from assessments.quizzes.arranging_exams.told import told
from assessments.quizzes.bell import passes
from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.papers.facts import facts
from assessments.quizzes.sitting import starting
from courses.rounds.models import Enrolment, RoundStep
from grids.prepared import Prepared

ENROLMENT = Prepared(lambda given: Enrolment.objects.select_related("round", "grid").filter(pk=given("pk")))
STEP = Prepared(
    lambda given: RoundStep.objects.select_related("arrangement").filter(
        round=given("round"), order=given("order"), kind="quiz"
    )
)


@login_required
@require_GET
def quiz(request, enrolment_id: int, order: int):
    enrolment, step = _asked_for(enrolment_id, order)
    standing = starting.standings_of(step, [(enrolment, now_us())])[enrolment.pk]
    soon = starting.opening_soon(enrolment, standing)
    context = {
        "place": "learn",
        "enrolment": enrolment,
        "step": step,
        "standing": standing,
        "soon": soon,
        "opens_in_us": soon.now - standing.now if soon else 0,
        "entry_pass": passes.issue(request, enrolment, step, soon or standing),
        "facts": facts(standing.paper),
        "told": told(standing, enrolment),
    }
    return render(request, "quizzes/quiz.html", context)


@login_required
@require_POST
def attempts(request, enrolment_id: int, order: int):
    enrolment, step = _asked_for(enrolment_id, order)
    arrangement, code = arrangement_of(step), request.POST.get("code")
    try:
        hall = admit(enrolment, arrangement, code) if arrangement and arrangement.on_site and code is not None else None
        attempt = starting.start(enrolment, step, hall=hall)
    except starting.NotAllowed as reason:
        messages.error(request, str(reason))
        return redirect(reverse("quiz", args=[enrolment_id, order]) + "#start")
    return redirect("attempt", attempt.pk)


def _asked_for(enrolment_id: int, order: int) -> tuple[Enrolment, RoundStep]:
    enrolment = ENROLMENT.first(pk=enrolment_id)
    step = STEP.first(round=enrolment.round_id, order=order) if enrolment else None
    if enrolment is None or step is None:
        raise Http404
    return enrolment, step
