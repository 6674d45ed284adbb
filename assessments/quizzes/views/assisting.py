"""代录: the person is chosen, the helper types, somebody else bears witness."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments.quizzes.arranging_exams import assisting, seeing
from assessments.quizzes.arranging_exams.access import assistance_in_reach, exam_in_reach, for_trainers
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.forms import AssistanceForm
from assessments.quizzes.asking.responses import from_form, only_to_save
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import posting, saving, showing, submitting
from assessments.quizzes.sitting.questions import form_shape, questions_of
from courses.rounds.models import Enrolment
from grids.places import place_names


@for_trainers
def assistance_new(request, pk: int, order: int):
    """First the person (`?q=`), then how (`?person=`, an enrolment's id)."""
    step = exam_in_reach(request, pk, order)
    context = {"place": "rounds", "round": step.round, "step": step, "heading": _("代谁录")}
    chosen = request.GET.get("person", "")
    if not chosen.isdecimal():
        text = request.GET.get("q", "")
        found = seeing.people_found(step.round, text)
        context |= {"q": text, "found": found, "places": place_names(person.grid for person in found)}
        return render(request, "quizzes/exams/person.html", context)
    people = Enrolment.objects.counted().select_related("worker", "grid", "round")
    enrolment = get_object_or_404(people, pk=chosen, round=step.round)
    form, refusal = AssistanceForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = assisting.assist(enrolment, step, request.user, **form.cleaned_data)
            return redirect("assistance", made.pk)
        except Refused as refused:
            refusal = str(refused)
    context |= {"enrolment": enrolment, "places": place_names([enrolment.grid]), "form": form, "refusal": refusal}
    return render(
        request, "quizzes/exams/assistance_new.html", context, status=422 if request.method == "POST" else 200
    )


@for_trainers
@never_cache
def assistance(request, pk: int):
    """The paper as a plain form, for its helper alone; saved and handed in like anybody's. `?left=`: so many questions are
    not typed in, and handing in is to be said twice.
    """
    found = assistance_in_reach(request, pk)
    if found.helper_id != request.user.pk:
        raise PermissionDenied
    sat = submitting.settle(found.attempt)
    context = showing.context(sat)
    step = context["step"]
    if sat.state != Attempt.State.OPEN:
        if request.method == "POST" and (late := posting.keep_late_form(request, sat)):
            messages.warning(request, late)
        messages.success(request, _("已交卷。请另一个人登录，在“要办的事”里见证，成绩才出。"))
        return redirect("exam", step.round_id, step.order)
    if request.method == "POST":
        return _take(request, sat, pk)
    left = request.GET.get("left", "")
    context |= {"place": "rounds", "assistance": found, "left": left if left.isdecimal() else ""}
    return render(request, "quizzes/exams/assistance.html", context)


@login_required
def witness(request, pk: int):
    found = assistance_in_reach(request, pk, to_witness=True)
    refusal = ""
    if request.method == "POST":
        try:
            assisting.bear_witness(
                found, request.user, request.POST.get("word") == "confirmed", request.POST.get("reason", "")
            )
            messages.success(request, _("记下了。"))
            return redirect("desk")
        except Refused as refused:
            refusal = str(refused)
    context = {"place": "rounds", "assistance": found, "attempt": found.attempt, "refusal": refusal}
    return render(request, "quizzes/exams/witness.html", context, status=422 if request.method == "POST" else 200)


def _take(request, sat: Attempt, pk: int):
    here = reverse("assistance", args=[pk])
    place = only_to_save(request.POST)
    left = 0 if place or "sure" in request.POST else _not_typed(request, sat)
    try:
        refusals = posting.take_form(request, sat, only_to_save=bool(place or left))
    except saving.Refused as refused:
        refusals = [refused.message]
    for refusal in refusals:
        messages.error(request, refusal)
    if left and not refusals:
        return redirect(f"{here}?left={left}#hand-in")
    return redirect(f"{here}#{place}" if place and not refusals else here)


def _not_typed(request, sat: Attempt) -> int:
    given = from_form(request.POST, form_shape(sat.form_id))
    return sum(str(question.slot) not in given for question in questions_of(sat) if not question.only_says)
