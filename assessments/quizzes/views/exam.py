"""The exam on the phone: the sheet, its saves, and handing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes import posting, saving, sitting, submitting
from assessments.quizzes.asking.responses import only_to_save
from assessments.quizzes.clock import now_us
from assessments.quizzes.models import Attempt

STATUS = {"conflict": 409, "deadline": 410, "closed": 410, "not_yours": 403, "not_in_paper": 400, "too_large": 413}


@login_required
@never_cache
@require_GET
def attempt(request, pk: int):
    sat = submitting.settle(_own(pk))
    if sat.state != Attempt.State.OPEN:
        return redirect("result", sat.pk)
    return render(request, "quizzes/exam.html", sitting.context(sat))


@csrf_exempt  # the signed ticket in the body is the authority: no session, no user, one statement
@require_POST
def answers(request, pk: int):
    try:
        ticket, sheet, base, save_id = posting.read_save(request, pk)
        revision = saving.save(ticket, sheet, base, save_id)
    except saving.Refused as refused:
        return _refusal(refused)
    return JsonResponse({"revision": revision, "remaining_us": max(0, ticket.closes_us - now_us())})


@login_required
@require_POST
def submission(request, pk: int):
    """The whole form, with or without script: saved, then handed in, unless it only came to be saved."""
    sat = submitting.settle(_own(pk))
    if sat.state == Attempt.State.OPEN:
        try:
            for refusal in (refusals := posting.save_form(request, sat)):
                messages.error(request, refusal)
        except saving.Refused as refused:
            if refused.reason in {"conflict", "not_in_paper", "too_large"}:
                messages.error(request, refused.message + _("看一遍再交卷。"))
                return redirect("attempt", sat.pk)
            refusals = []
        if refusals:
            return redirect("attempt", sat.pk)
        if place := only_to_save(request.POST):
            return redirect(f"{reverse('attempt', args=[sat.pk])}#{place}")
        submitting.submit(sat)
    else:
        posting.keep_late_form(request, sat)
    return redirect("result", sat.pk)


def _own(pk: int) -> Attempt:
    return get_object_or_404(Attempt.objects.select_related("enrolment__round", "form__paper"), pk=pk)


def _refusal(refused: saving.Refused) -> JsonResponse:
    body: dict[str, object] = {"reason": refused.reason, "message": refused.message}
    if refused.reason == "conflict":
        body |= {"revision": refused.revision, "answers": refused.answers}
    return JsonResponse(body, status=STATUS[refused.reason])
