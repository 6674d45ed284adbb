"""What waits for a marker, and one answer with its rubric. Whose it is stands nowhere."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments.bank.marking import to_mark
from assessments.quizzes.access import for_markers
from assessments.quizzes.by_hand import queue
from assessments.quizzes.by_hand.forms import MarkingForm
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.by_hand.showing import parts_of
from assessments.quizzes.files.showing import for_marker
from assessments.quizzes.folding import standing_marks
from assessments.quizzes.marking import response_to
from assessments.quizzes.models import OpenAnswer
from assessments.quizzes.questions import questions_of
from assessments.quizzes.sheets import from_text

PAGE = 20


@for_markers
@require_GET
def marking(request):
    """Those that wait; with `?show=done` those that have been marked."""
    done = request.GET.get("show") == "done"
    answers = queue.answers_for(request.user)
    asked = answers.filter(marked=done).select_related("attempt__enrolment__round", "attempt__form__paper", "version")
    context = {
        "place": "marking",
        "done": done,
        "waiting": answers.filter(marked=False).count(),
        "page": Paginator(asked, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "quizzes/marking/list.html", context)


@for_markers
def open_answer(request, pk: int):
    """GET shows the answer; POST marks it and leads to the next one that waits."""
    answer = _answer(request, pk)
    sheet = answer.attempt
    question = next(one for one in questions_of(sheet) if one.slot == answer.slot)
    response = response_to(from_text(sheet.answers), sheet.seed, answer.slot, question.wording)
    before = standing_marks([sheet]).get(sheet.pk, {}).get(answer.slot)
    form = MarkingForm(
        request.POST or None,
        rubrics=to_mark(question.wording, response, question.score),
        before=before.given if before else {},
        initial={"comment": before.comment if before else ""},
    )
    if request.method == "POST" and form.is_valid():
        mark_by_hand(answer, form.points(), form.cleaned_data["comment"], request.user)
        messages.success(request, _("记下了。"))
        coming = queue.next_after(answer, request.user)
        return redirect("open_answer", coming.pk) if coming else redirect("marking")
    context = {
        "place": "marking",
        "answer": answer,
        "question": question,
        "parts": parts_of(question.shown, response, form, question.sources, for_marker(sheet, answer.slot)),
        "form": form,
        "before": before,
        "waiting": queue.answers_for(request.user).filter(marked=False).count(),
    }
    return render(request, "quizzes/marking/answer.html", context)


def _answer(request, pk: int) -> OpenAnswer:
    answers = queue.answers_for(request.user)
    return get_object_or_404(answers.select_related("attempt__enrolment__round", "attempt__form__paper"), pk=pk)
