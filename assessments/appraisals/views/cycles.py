"""The cycles of the districts in sight."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.appraisals import exporting, queries
from assessments.appraisals.access import for_hr
from assessments.appraisals.approving import approve
from assessments.appraisals.cells import fields
from assessments.appraisals.computing import compute
from assessments.appraisals.forms import CycleForm
from assessments.appraisals.models import Cycle, Scheme
from assessments.appraisals.opening import open_cycle
from ledger.sheets import workbook_response
from people import rules
from people.models import Role
from people.roles.queries import deciders


@for_hr
def appraisals(request: HttpRequest) -> HttpResponse:
    form = CycleForm(request.user, request.POST or None) if rules.may_prepare(request.user) else None
    if request.method == "POST" and form and form.is_valid():
        try:
            return redirect("cycle", open_cycle(**form.cleaned_data, by=request.user).pk)
        except ValidationError as error:
            form.add_error(None, error)
    page = Paginator(queries.cycles(), queries.A_PAGE).get_page(request.GET.get("page"))
    return render(request, "appraisals/cycles.html", {"place": "appraisals", "page": page, "form": form})


@for_hr
def cycle(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(
        Cycle.objects.select_related("grid", "scheme", "round", "computed_by", "approved_by"), pk=pk
    )
    criteria, people = list(shown.scheme.criteria.all()), queries.people_by_grade(shown)
    grade = request.GET.get("grade", "")
    found = queries.appraisals_of(shown, grade if grade in people else "")
    context = {
        "place": "appraisals",
        "cycle": shown,
        "criteria": criteria,
        "fields": fields(people, [band.name for band in shown.scheme.bands.all()]),
        "people": sum(people.values()),
        "grade": grade,
        "quotas": queries.quotas(shown),
        "page": queries.page_of(found, request.GET.get("page"), criteria),
        "may_prepare": not shown.approved_at and rules.may_prepare(request.user, shown.grid.path),
        "may_approve": shown.state == "computed"
        and shown.computed_by_id != request.user.pk
        and rules.may_approve(request.user, shown.grid.path),
    }
    if shown.state == "computed" and not context["may_approve"]:
        context["deciders"] = deciders({Role.Kind.HR_APPROVER}, shown.grid.path, shown.computed_by_id)
    return render(request, "appraisals/cycle.html", context)


@require_POST
@for_hr
def computation(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Cycle.objects.select_related("grid"), pk=pk)
    try:
        people = compute(shown, request.user)
        messages.success(request, _("算好了 %(people)s 人。审批前可以改了再算。") % {"people": people})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("cycle", shown.pk)


@require_POST
@for_hr
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Cycle.objects.select_related("grid"), pk=pk)
    try:
        approve(shown, request.user)
        messages.success(request, _("已审批，等次从现在起生效。"))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("cycle", shown.pk)


@for_hr
def export(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Cycle.objects.select_related("grid", "scheme", "computed_by", "approved_by"), pk=pk)
    return workbook_response(exporting.workbook(shown), f"{shown.grid}{shown}.xlsx")


@for_hr
def scheme(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Scheme.objects.select_related("grid", "published_by"), pk=pk)
    return render(request, "appraisals/scheme.html", {"place": "appraisals", "scheme": shown})
