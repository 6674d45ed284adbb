"""What happened to the page of an exam: told by the phone, shown to the person and to staff."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.access import for_trainers, round_in_reach
from assessments.quizzes.models import Attempt
from assessments.quizzes.page_events import reading, recording
from assessments.quizzes.sitting import tickets

MOST_BYTES = 16 * 1024
PAGE = 50


@csrf_exempt  # the signed ticket in the body is the authority, as for the sheet itself
@require_POST
def page_events(request, pk: int):
    try:
        body = json.loads(request.body if len(request.body) <= MOST_BYTES else b"")
        ticket = tickets.read(body["ticket"])
        if ticket.attempt != pk:
            raise tickets.Forged
        elsewhere = recording.take_in(ticket, body["device"], body["events"])
    except (tickets.Forged, Attempt.DoesNotExist):
        return JsonResponse({"reason": "not_yours"}, status=403)
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"reason": "unreadable"}, status=400)
    return JsonResponse({"elsewhere": elsewhere})


@login_required
@require_POST
def page_comment(request, pk: int):
    attempt = get_object_or_404(Attempt.objects.exclude(state=Attempt.State.OPEN), pk=pk)
    recording.comment(attempt, request.POST.get("text", ""), request.user)
    messages.success(request, _("说明已经记下。"))
    return redirect("result", attempt.pk)


@for_trainers
@require_GET
def leavings(request, pk: int):
    round = round_in_reach(request, pk)
    page = Paginator(reading.left_in(round), PAGE).get_page(request.GET.get("page"))
    context = {"place": "rounds", "round": round, "page": page, "leavings": reading.leavings_of(page, round)}
    return render(request, "quizzes/leavings.html", context)
