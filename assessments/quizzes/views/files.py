"""Files of an answer: taken in from a phone in an exam, shown to whose they are and to whoever marks them."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from assessments.quizzes.access import for_markers
from assessments.quizzes.by_hand import queue
from assessments.quizzes.files.receiving import receive
from assessments.quizzes.files.showing import sent
from assessments.quizzes.models import AnswerFile
from assessments.quizzes.sitting import posting, saving

STATUS = {"not_yours": 403, "not_in_paper": 400, "too_large": 413, "format": 415, "too_many": 409}
OVER = 410  # closed, deadline


@csrf_exempt  # the signed ticket in the header is the authority, as for the sheet itself
@require_POST
def answer_files(request, pk: int):
    try:
        row = receive(*posting.read_file(request, pk))
    except saving.Refused as refused:
        body = {"reason": refused.reason, "message": refused.message}
        return JsonResponse(body, status=STATUS.get(refused.reason, OVER))
    return JsonResponse({"name": row.name, "kind": row.kind, "size": row.size})


@login_required
@require_GET
def answer_file(request, pk: int, name: str):
    """The worker's own."""
    return sent(get_object_or_404(AnswerFile, attempt=pk, name=name), request)


@for_markers
@require_GET
def marking_file(request, pk: int):
    """One that belongs to an answer that was handed in, and is not the marker's own."""
    handed_in = queue.answers_for(request.user).filter(attempt=OuterRef("attempt"), slot=OuterRef("slot"))
    return sent(get_object_or_404(AnswerFile.objects.filter(Exists(handed_in.order_by())), pk=pk), request)
