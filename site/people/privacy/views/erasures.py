"""信息注销 on the desk: who is due, what would go and stay, the two people's acts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people import rules
from people.access import only
from people.models import Erasure, User, Worker
from people.privacy import erasing, retaining
from people.privacy.previewing import preview

PAGE = 50


def sees_erasures(user: User) -> bool:
    return rules.keeps_roster(user) or rules.may_approve(user)


@only(sees_erasures)
def erasures(request):
    due = Paginator(retaining.due(), PAGE).get_page(request.GET.get("page"))
    put_up = Erasure.objects.filter(worker__in=[worker.pk for worker in due], withdrawn_at=None)
    context = {"place": "people", "due": due, "put_up": {row.worker_id: row for row in put_up}}
    return render(request, "people/privacy/erasures.html", context)


@only(sees_erasures)
def erasure(request, pk):
    worker = _worker(request, pk)
    if request.method == "POST":
        try:
            erasing.prepare(worker, request.user)
        except ValidationError as error:
            return _page(request, worker, error=error.messages[0], status=422)
        messages.success(request, _("已提出，等审批人确认。"))
        return redirect("erasure", pk)
    return _page(request, worker)


@require_POST
@only(rules.may_approve)
def erasure_approval(request, pk):
    return _decide(request, pk, erasing.confirm, _("已注销。"))


@require_POST
@only(rules.may_approve)
def erasure_withdrawal(request, pk):
    return _decide(request, pk, erasing.withdraw, _("已退回，什么也没有变。"))


def _decide(request, pk: int, act, done: str):
    worker = _worker(request, pk)
    row = get_object_or_404(Erasure, worker=worker, withdrawn_at=None)
    try:
        act(row, request.user)
    except ValidationError as error:
        return _page(request, worker, error=error.messages[0], status=422)
    messages.success(request, done)
    return redirect("erasure", pk)


def _worker(request, pk: int) -> Worker:
    worker = get_object_or_404(Worker.objects.select_related("grid", "user"), pk=pk)
    path = worker.grid.path
    if not rules.keeps_roster(request.user, path) and not rules.may_approve(request.user, path):
        raise PermissionDenied
    return worker


def _page(request, worker: Worker, error: str = "", status: int = 200):
    row = erasing.in_force(worker)
    path, user = worker.grid.path, request.user
    context = {
        "place": "people",
        "worker": worker,
        "row": row,
        "obstacle": "" if row and row.confirmed_at else _obstacle(worker),
        "preview": None if row and row.confirmed_at else preview(worker),
        "may_prepare": row is None and rules.keeps_roster(user, path),
        "may_decide": bool(row and not row.confirmed_at and row.prepared_by_id != user.pk)
        and rules.may_approve(user, path),
        "error": error,
    }
    return render(request, "people/privacy/erasure.html", context, status=status)


def _obstacle(worker: Worker) -> str:
    try:
        erasing.require_due(worker)
    except ValidationError as error:
        return error.messages[0]
    return ""
