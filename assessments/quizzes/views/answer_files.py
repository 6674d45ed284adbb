"""An answer file is brought in at the desk."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments.quizzes.access import for_trainers, round_in_reach
from assessments.quizzes.answer_files.forms import AnswerFileForm
from assessments.quizzes.answer_files.importing import Refused, bring_in
from assessments.quizzes.models import BroughtSheet


@for_trainers
@never_cache
def answer_file_import(request, pk: int):
    round = round_in_reach(request, pk)
    form = AnswerFileForm(request.POST, request.FILES) if request.method == "POST" else AnswerFileForm()
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            attempt, brought, before = bring_in(form.cleaned_data["sealed"], round, request.user)
        except Refused as refused:
            refusal = str(refused)
        else:
            words = {"name": attempt.worker.name, "outcome": brought.get_outcome_display()}
            told = _("%(name)s 的这个文件以前导过：%(outcome)s。") if before else _("%(name)s：%(outcome)s。")
            messages.success(request, told % words)
            return redirect("answer_file_import", pk)
    brought = BroughtSheet.objects.filter(attempt__enrolment__round=round).select_related("attempt__worker", "by")
    context = {
        "place": "rounds",
        "round": round,
        "form": form,
        "refusal": refusal,
        "brought": brought.order_by("-pk")[:50],
    }
    return render(request, "quizzes/answer_file_import.html", context, status=422 if request.method == "POST" else 200)
