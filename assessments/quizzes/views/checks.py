"""查分: asked on the result page, answered at the desk by somebody else than who marked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.arranging_exams import checking, rules, seeing
from assessments.quizzes.arranging_exams.access import check_in_reach, for_trainers
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.models import Attempt
from assessments.quizzes.results.explaining import explain_attempt
from courses.rounds.models import RoundStep
from ledger.auditing import record

PAGE = 50


@login_required
@require_POST
def check_request(request, pk: int):
    attempt = get_object_or_404(Attempt.objects.select_related("worker__user", "grid", "enrolment"), pk=pk)
    step = RoundStep.objects.select_related("arrangement").get(
        round=attempt.enrolment.round_id, step_key=attempt.step_key
    )
    try:
        checking.ask(attempt, step, request.POST.get("reason", ""))
        messages.success(request, _("提出了，等老师答复。答复也在这一页看。"))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("result", pk)


@for_trainers
@require_GET
def checks(request):
    """Those that wait; with `?show=done` those that were answered."""
    done = request.GET.get("show") == "done"
    page = Paginator(seeing.checks_shown_to(request.user, done), PAGE).get_page(request.GET.get("page"))
    waiting = seeing.checks_shown_to(request.user, False).count()
    context = {"place": "rounds", "done": done, "page": page, "waiting": waiting}
    return render(request, "quizzes/exams/checks.html", context)


@for_trainers
def check(request, pk: int):
    """What is asked, and for whoever may answer the sheet itself, question by question; each look is written down."""
    asked = check_in_reach(request, pk)
    refusal, text = "", request.POST.get("answer", "")
    if request.method == "POST":
        try:
            checking.answer(asked, request.POST.get("upheld") == "yes", text, request.user)
            messages.success(request, _("答复了，本人看得到。"))
            return redirect("checks")
        except Refused as refused:
            refusal = str(refused)
    attempt, may_answer = asked.attempt, rules.may_answer(request.user, asked)
    if may_answer and request.method == "GET":
        record(request.user, "sheet looked at", attempt, path=attempt.grid.path, check=asked.pk)
    step = RoundStep.objects.get(round=attempt.enrolment.round_id, step_key=attempt.step_key)
    context = {
        "place": "rounds",
        "check": asked,
        "attempt": attempt,
        "step": step,
        "typed": text,
        "refusal": refusal,
        "may_answer": may_answer,
        "lines": explain_attempt(attempt).lines if may_answer else [],
    }
    return render(request, "quizzes/exams/check.html", context, status=422 if request.method == "POST" else 200)
