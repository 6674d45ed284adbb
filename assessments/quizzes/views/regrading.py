"""Regrades: what is under way, a new one for a question, one with the people it touches, and the decision on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.bank import pictures
from assessments.bank.access import for_writers
from assessments.bank.models import ItemVersion
from assessments.quizzes.regrading import deciding, exporting, proposing, rules, tasks
from assessments.quizzes.regrading.access import for_readers, regrade_in_reach, shown_to
from assessments.quizzes.regrading.preparing import form_for
from assessments.quizzes.regrading.showing import page_of
from ledger.jobs import how_far
from ledger.sheets import workbook_response

PAGE = 20


@for_readers
@require_GET
def regrades(request: HttpRequest) -> HttpResponse:
    page = Paginator(shown_to(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "quizzes/regrading/list.html", {"place": "regrades", "page": page})


@for_writers
def regrade_new(request: HttpRequest, pk: int) -> HttpResponse:
    """`pk` of an approved version. POST keeps a trial, which nobody else sees until it is handed on."""
    versions = ItemVersion.objects.filter(state=ItemVersion.State.APPROVED).select_related("item__grid", "topic")
    version = get_object_or_404(versions, pk=pk)
    form = form_for(version, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = proposing.draft(version, form.place, said["policy"], form.key, said["reason"], request.user)
            return redirect("regrade", made.pk)
        except ValidationError as error:
            form.add_error(None, error)
    sources = pictures.in_page(form.wording.files)
    context = {"place": "regrades", "version": version, "form": form, "sources": sources}
    return render(request, "quizzes/regrading/new.html", context)


@for_readers
@require_GET
def regrade(request: HttpRequest, pk: int) -> HttpResponse:
    """The trial until it has been carried out, then what was carried out; with `?show=turned` only who passes or fails anew."""
    found = regrade_in_reach(request, pk)
    context = page_of(found, request.user, request.GET.get("page"), request.GET.get("show") == "turned")
    return render(request, "quizzes/regrading/regrade.html", {"place": "regrades"} | context)


@for_readers
@require_GET
def regrade_export(request: HttpRequest, pk: int) -> HttpResponse:
    found = regrade_in_reach(request, pk)
    return workbook_response(exporting.workbook(found), _("重新评分名单") + f"{found.pk}.xlsx")


@for_readers
@require_GET
def regrade_progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far its job has come."""
    return JsonResponse(how_far(regrade_in_reach(request, pk).job))


@for_writers
@require_POST
def regrade_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = regrade_in_reach(request, pk)
    try:
        proposing.propose(found, request.user)
        messages.success(request, _("已提交，等另一位培训管理员审批。"))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("regrade", found.pk)


@for_writers
@require_POST
def regrade_decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = regrade_in_reach(request, pk)
    try:
        made = deciding.decide(
            found, request.POST.get("decision", ""), request.user, request.POST.get("remark", "")[:300]
        )
        messages.success(request, _("已处理：%(kind)s。") % {"kind": made.get_decision_display()})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("regrade", found.pk)


@for_writers
@require_POST
def regrade_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Sets the work going again where it stopped."""
    found = regrade_in_reach(request, pk)
    if not rules.may_resume(request.user, found):
        raise PermissionDenied
    tasks.start(found, request.user)
    return redirect("regrade", found.pk)
