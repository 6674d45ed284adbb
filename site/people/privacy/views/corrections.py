"""更正申请 on the desk: what waits, one of them, its answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ledger import auditing
from people import rules
from people.access import only
from people.models import Correction
from people.privacy import correcting
from people.privacy.views.kept import kept_worker

PAGE = 50


@only(rules.keeps_roster)
def corrections(request):
    waiting = Paginator(correcting.waiting_for(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/privacy/corrections.html", {"place": "people", "waiting": waiting})


@only(rules.keeps_roster)
def correction(request, pk):
    row = _correction(request, pk)
    auditing.record(request.user, "correction.read", row.worker, path=row.worker.grid.path)
    return _page(request, row)


@require_POST
@only(rules.keeps_roster)
def correction_answer(request, pk):
    row = _correction(request, pk)
    accepted = request.POST.get("accepted")
    try:
        if accepted not in {"yes", "no"}:
            raise ValidationError({"answer": _("先选同意还是不同意。")})
        correcting.answer(row, accepted == "yes", request.POST.get("answer", ""), request.user)
    except ValidationError as error:
        return _page(request, row, error=error.messages[0], status=422)
    messages.success(request, _("答复已送到本人。"))
    return redirect("corrections")


def _correction(request, pk: int) -> Correction:
    row = get_object_or_404(Correction.objects.select_related("worker__grid", "answered_by"), pk=pk)
    kept_worker(request, row.worker_id)
    return row


def _page(request, row: Correction, error: str = "", status: int = 200):
    [opened] = correcting.opened(Correction.objects.filter(pk=row.pk).select_related("worker__grid", "answered_by"))
    context = {"place": "people", "opened": opened, "row": opened.row, "error": error, "typed": request.POST}
    return render(request, "people/privacy/correction.html", context, status=status)
