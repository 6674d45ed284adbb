"""What one person is granted in an exam: proposed by one, decided on by another."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.quizzes.arranging_exams import granting, seeing
from assessments.quizzes.arranging_exams.access import exam_in_reach, for_trainers, grant_in_reach
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.forms import GrantForm
from courses.rounds.models import Enrolment, RoundStep
from grids.places import place_names


@for_trainers
def grant_new(request, pk: int, order: int):
    """First the person (`?q=`), then what is granted (`?person=`, an enrolment's id)."""
    step = exam_in_reach(request, pk, order)
    chosen = request.GET.get("person", "")
    if chosen.isdecimal():
        people = Enrolment.objects.counted().select_related("worker", "grid", "round")
        return _grant(request, step, get_object_or_404(people, pk=chosen, round=step.round))
    text = request.GET.get("q", "")
    found = seeing.people_found(step.round, text)
    context = {
        "place": "rounds",
        "round": step.round,
        "step": step,
        "heading": _("给谁安排"),
        "q": text,
        "found": found,
        "places": place_names(person.grid for person in found),
    }
    return render(request, "quizzes/exams/person.html", context)


@for_trainers
@require_POST
def grant_decision(request, pk: int):
    """`word` is approved, refused or revoked."""
    grant = grant_in_reach(request, pk)
    reason = request.POST.get("reason", "")
    acts = {
        "approved": lambda: granting.approve(grant, request.user),
        "refused": lambda: granting.refuse(grant, request.user, reason),
        "revoked": lambda: granting.revoke(grant, request.user, reason),
    }
    try:
        if act := acts.get(request.POST.get("word", "")):
            lengthened = act()
            messages.success(request, _("已同意，正在考的这一次马上加时。") if lengthened else _("记下了。"))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("exam", grant.step.round_id, grant.step.order)


@for_trainers
@require_POST
def grants_approval(request, pk: int, order: int):
    """Of all who sit now and for whom more time was proposed."""
    step = exam_in_reach(request, pk, order)
    count = granting.approve_all_sitting(step, request.user)
    messages.success(request, _("已给正在考的 %(count)s 个人加时。") % {"count": count})
    return redirect("exam", pk, order)


def _grant(request, step: RoundStep, enrolment: Enrolment):
    form = GrantForm(request.POST or None, sits_now=seeing.sits_now(enrolment, step))
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            granting.propose(enrolment, step, request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("记下了，等另一个人同意。"))
            return redirect("exam", step.round_id, step.order)
    context = {
        "place": "rounds",
        "round": step.round,
        "step": step,
        "enrolment": enrolment,
        "places": place_names([enrolment.grid]),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "quizzes/exams/grant.html", context, status=422 if request.method == "POST" else 200)
