"""Approval, withdrawal and issue of a batch: each a noun that is posted to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.certificates import approving, rules, tasks, withdrawing
from assessments.certificates.views.access import batch_in_reach, hr_page


@hr_page
@require_POST
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    approving.approve(batch_in_reach(request.user, pk), request.user)
    messages.success(request, _("已审批，可以签发。"))
    return redirect("batch", pk)


@hr_page
@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        withdrawing.withdraw(batch_in_reach(request.user, pk), request.POST.get("reason", "")[:200], request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("batch", pk)


@hr_page
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Starts the job that issues and prints; asked again of an issued batch it prints the document anew."""
    batch = batch_in_reach(request.user, pk)
    if not (rules.may_issue(request.user, batch) or rules.may_print(request.user, batch)):
        raise PermissionDenied
    tasks.start(batch, request.user)
    return redirect("batch", pk)
