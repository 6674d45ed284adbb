from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.progress.explaining import explain_credit
from courses.progress.lessons import find_lesson, finish
from courses.progress.reading import Learning, current_enrolment, enrolments_of, steps_with_state

EARLIER = 30  # rounds; more than ten years of them


@login_required
@require_safe
def learn(request: HttpRequest, enrolment_id: int | None = None) -> HttpResponse:
    """A round with its courses, modules and steps: the open one, or an earlier one that is looked up again."""
    if enrolment_id:
        enrolment = get_object_or_404(enrolments_of(request.user), pk=enrolment_id)
    else:
        enrolment = current_enrolment(request.user)
    others = enrolments_of(request.user).exclude(pk=enrolment.pk if enrolment else None)[:EARLIER]
    context = {
        "place": "learn",
        "learning": Learning(request.user.name, enrolment, steps_with_state(enrolment) if enrolment else []),
        "credit_lines": explain_credit(enrolment) if enrolment else [],
        "others": others,
    }
    return render(request, "progress/learn.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, enrolment_id: int, order: int) -> HttpResponse:
    """A lesson to read; posting says that it is finished, and leads on."""
    found = find_lesson(request.user, enrolment_id, order)
    if found is None:
        raise Http404
    if request.method != "POST":
        return render(request, "progress/lesson.html", {"place": "learn", "lesson": found})
    if finish(found) or found.done:
        return redirect(found.following_url or "learn")
    messages.error(request, _("没有记上：这一课现在不计入本轮。"))
    return redirect("lesson", enrolment_id, order)
