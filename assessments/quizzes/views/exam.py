"""The exam on the phone: the sheet, its saves, and handing in."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.access import own_attempt
from assessments.quizzes.asking.responses import only_to_save
from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import posting, saving, showing, submitting

STATUS = {"conflict": 409, "deadline": 410, "closed": 410, "not_yours": 403, "not_in_paper": 400, "too_large": 413}


@login_required
@never_cache
@require_GET
def attempt(request, pk: int):
    sat = submitting.settle(own_attempt(pk))
    if sat.state != Attempt.State.OPEN:
        return redirect("result", sat.pk)
    return render(request, "quizzes/exam.html", showing.context(sat))


@csrf_exempt  # the signed ticket in the body is the authority: no session, no user, one statement
@require_POST
def answers(request, pk: int):
    return _by_ticket(saving.save, request, pk)


@csrf_exempt
@require_POST
def submission(request, pk: int):
    """Handing in: by the ticket, like a save, or as a plain form of somebody who is signed in."""
    if request.content_type == "application/json":
        return _by_ticket(saving.hand_in, request, pk, url=reverse("result", args=[pk]))
    return _submitted_form(request, pk)


@csrf_protect
@login_required
def _submitted_form(request, pk: int):
    """The whole form: saved, then handed in, unless it only came to be saved."""
    sat = submitting.settle(own_attempt(pk))
    if sat.state != Attempt.State.OPEN:
        posting.keep_late_form(request, sat)
        return redirect("result", sat.pk)
    place = only_to_save(request.POST)
    try:
        refusals = posting.take_form(request, sat, only_to_save=bool(place))
    except saving.Refused as refused:
        if refused.reason not in {"conflict", "not_in_paper", "too_large"}:
            return redirect("result", sat.pk)
        refusals = [refused.message + _("看一遍再交卷。")]
        place = ""
    for refusal in refusals:
        messages.error(request, refusal)
    if place or refusals:
        return redirect(reverse("attempt", args=[sat.pk]) + (f"#{place}" if place and not refusals else ""))
    return redirect("result", sat.pk)


def _by_ticket(take: Callable[..., saving.Saved], request, pk: int, **more: str) -> JsonResponse:
    try:
        ticket, sheet, base, save_id = posting.read_save(request, pk)
        saved = take(ticket, sheet, base, save_id)
    except saving.Refused as refused:
        return _refusal(refused)
    return JsonResponse({"revision": saved.revision, "remaining_us": max(0, saved.closes_us - now_us())} | more)


def _refusal(refused: saving.Refused) -> JsonResponse:
    body: dict[str, object] = {"reason": refused.reason, "message": refused.message}
    if refused.reason == "conflict":
        body |= {"revision": refused.revision, "answers": refused.answers}
    return JsonResponse(body, status=STATUS[refused.reason])
