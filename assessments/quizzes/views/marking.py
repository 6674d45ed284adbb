"""What waits for a marker, and one answer with its rubric. Whose it is stands nowhere."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.quizzes.access import for_markers
from assessments.quizzes.by_hand import queue
from assessments.quizzes.by_hand.claiming import claim
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.by_hand.showing import Shown, shown_to
from assessments.quizzes.models import Judgement, OpenAnswer

PAGE = 20


@for_markers
@require_GET
def marking(request):
    """What waits, question by question or (`?by=paper`) paper by paper; with `?show=done` what has been marked."""
    done, by = request.GET.get("show") == "done", _order(request)
    rows = (
        queue.done_by(request.user).select_related("attempt__enrolment__round", "version")
        if done
        else queue.groups(request.user, by)
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "marking",
        "done": done,
        "by": by,
        "waiting": queue.waiting_for(request.user).count(),
        "page": page,
        "rows": page.object_list if done else queue.opened(page.object_list),
    }
    return render(request, "quizzes/marking/list.html", context)


@for_markers
@never_cache
def open_answer(request, pk: int):
    """GET takes the answer and shows it; POST marks it and leads to the next one that waits."""
    answer, by = _answer(request, pk), _order(request)
    shown = shown_to(request.user, answer, request.POST or None)
    if request.method == "POST" and shown.form.is_valid():
        return _marked(request, shown, by)
    coming = queue.next_after(answer, request.user, by)
    if shown.stand.needs_claim and not claim(answer, request.user):
        messages.info(request, _("这一份别的老师正在评，换一份。") if coming else _("这一份别的老师正在评。"))
        return _leads_to(coming, by)
    context = {
        "place": "marking",
        "answer": answer,
        "shown": shown,
        "form": shown.form,
        "by": by,
        "number": queue.paper_number(answer) if by == queue.PAPER else answer.pk,
        "left": queue.left(answer, request.user, by),
        "coming": coming,
    }
    return render(request, "quizzes/marking/answer.html", context)


def _marked(request, shown: Shown, by: str):
    given = shown.form.cleaned_data
    made = mark_by_hand(
        shown.answer, shown.form.points(), given["comment"], request.user, given["notes"], given["waited"]
    )
    if made.kind == Judgement.Kind.LATE:
        messages.info(request, _("这一份别的老师已经评定。你给的分留着备查，不算进去。"))
    else:
        messages.success(request, _("记下了。"))
    return _leads_to(queue.next_after(shown.answer, request.user, by), by)


def _leads_to(answer: OpenAnswer | None, by: str):
    response = redirect("open_answer", answer.pk) if answer else redirect("marking")
    if by == queue.PAPER:
        response["Location"] += f"?by={by}"
    return response


def _order(request) -> str:
    asked = request.GET.get("by", "")
    return asked if asked in queue.GROUPS else queue.ITEM


def _answer(request, pk: int) -> OpenAnswer:
    answers = queue.answers_for(request.user)
    return get_object_or_404(answers.select_related("attempt__enrolment__round", "attempt__form__paper"), pk=pk)
