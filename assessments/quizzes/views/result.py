"""After handing in: the verdict, the score that opens, and the questions with their reasons."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.quizzes.access import own_attempt
from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.models import Attempt
from assessments.quizzes.results import reviewing
from assessments.quizzes.sitting import submitting


@login_required
@never_cache
@require_GET
def result(request, pk: int):
    """All questions with `?show=all`, those not answered right otherwise."""
    attempt = own_attempt(pk)
    attempt = submitting.settle(attempt)
    if attempt.state == Attempt.State.OPEN:
        return redirect("attempt", attempt.pk)
    if attempt.state == Attempt.State.CLOSED:
        return render(request, "quizzes/closed.html", {"place": "learn", "attempt": attempt})
    if attempt.kept_back:
        return render(request, "quizzes/kept_back.html", {"place": "learn"} | reviewing.kept_back_context(attempt))
    if attempt.in_line:
        context = {"place": "learn", "attempt": attempt, "submitted_at": to_datetime(attempt.submitted_us)}
        return render(request, "quizzes/in_line.html", context)
    if attempt.waits:
        return render(request, "quizzes/waiting.html", {"place": "learn"} | reviewing.waiting_context(attempt))
    show_all = request.GET.get("show") == "all"
    return render(request, "quizzes/result.html", {"place": "learn"} | reviewing.context(attempt, show_all))
