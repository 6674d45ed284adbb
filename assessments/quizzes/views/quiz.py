"""The page before an exam: what it asks, how often it may be sat, and the way in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes import starting
from assessments.quizzes.clock import now_us
from assessments.quizzes.papers import facts
from courses.rounds.models import Enrolment, RoundStep


@login_required
@require_GET
def quiz(request, enrolment_id: int, order: int):
    enrolment, step = _asked_for(enrolment_id, order)
    standing = starting.standings_of(step, [(enrolment, now_us())])[enrolment.pk]
    context = {
        "place": "learn",
        "enrolment": enrolment,
        "step": step,
        "standing": standing,
        "facts": facts(standing.paper),
    }
    return render(request, "quizzes/quiz.html", context)


@login_required
@require_POST
def attempts(request, enrolment_id: int, order: int):
    enrolment, step = _asked_for(enrolment_id, order)
    try:
        attempt = starting.start(enrolment, step)
    except starting.NotAllowed as reason:
        messages.error(request, str(reason))
        return redirect("quiz", enrolment_id, order)
    return redirect("attempt", attempt.pk)


def _asked_for(enrolment_id: int, order: int) -> tuple[Enrolment, RoundStep]:
    enrolment = get_object_or_404(Enrolment.objects.select_related("round"), pk=enrolment_id)
    return enrolment, get_object_or_404(RoundStep, round=enrolment.round_id, order=order, kind="quiz")
