"""How the exams of a round are held: the list, one exam, its arrangement, and the release of results."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.arranging_exams import arranging, granting, releasing, seeing
from assessments.quizzes.arranging_exams.access import exam_in_reach, for_trainers, round_in_reach
from assessments.quizzes.arranging_exams.forms import ArrangementForm
from assessments.quizzes.arranging_exams.terms import arrangement_of
from assessments.quizzes.models import Arrangement
from grids.places import place_names

PAGE = 50


@for_trainers
@require_GET
def exams(request, pk: int):
    round_ = round_in_reach(request, pk)
    context = {"place": "rounds", "round": round_, "exams": seeing.exams_of(round_)}
    return render(request, "quizzes/exams/exams.html", context)


@for_trainers
@require_GET
def exam(request, pk: int, order: int):
    """The arrangement, the halls, and what was granted to whom."""
    step = exam_in_reach(request, pk, order)
    arrangement = arrangement_of(step)
    page = Paginator(seeing.grants_of(step), PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "rounds",
        "round": step.round,
        "step": step,
        "arrangement": arrangement,
        "halls": seeing.halls_of(arrangement),
        "page": page,
        "grants": seeing.granted(page),
        "places": place_names(grant.enrolment.grid for grant in page),
        "sitting": granting.waiting_of_sitting(step, request.user).count(),
        "assisted": list(seeing.assisted_in(step)[:PAGE]),
        "checks": seeing.checks(answered=False).filter(attempt__enrolment__round=pk).count(),
    }
    return render(request, "quizzes/exams/exam.html", context)


@for_trainers
def exam_arrangement(request, pk: int, order: int):
    step = exam_in_reach(request, pk, order)
    held = arrangement_of(step) or Arrangement(step=step)
    form = ArrangementForm(request.POST or None, instance=held)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            arranging.arrange(step, request.user, **form.cleaned_data)
        except arranging.Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("记下了。考生在考试页上看得到。"))
            return redirect("exam", pk, order)
    context = {"place": "rounds", "round": step.round, "step": step, "form": form, "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return render(request, "quizzes/exams/arrangement.html", context, status=status)


@for_trainers
@require_POST
def exam_release(request, pk: int, order: int):
    step = exam_in_reach(request, pk, order)
    try:
        count = releasing.release(step, request.user)
        messages.success(request, _("已公布 %(count)s 份成绩，考生现在就能看到。") % {"count": count})
    except arranging.Refused as refused:
        messages.error(request, str(refused))
    return redirect("exam", pk, order)
