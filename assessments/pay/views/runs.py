"""The runs of the districts in sight."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.appraisals.access import for_hr
from assessments.appraisals.tracing import without_links
from assessments.pay import exporting, queries
from assessments.pay.deciding import decide
from assessments.pay.differing import difference
from assessments.pay.explaining import explain
from assessments.pay.forms import RunForm
from assessments.pay.models import PayScheme, Proposal, Run
from assessments.pay.proposing import propose
from ledger.sheets import workbook_response
from people import rules
from people.models import Role
from people.roles.queries import deciders

MANY = 20  # refused people shown on the page; all of them are in the export


@for_hr
def pay(request: HttpRequest) -> HttpResponse:
    form = RunForm(request.user, request.POST or None) if rules.may_prepare(request.user) else None
    if request.method == "POST" and form and form.is_valid():
        try:
            return redirect("run", propose(**form.cleaned_data, by=request.user).pk)
        except ValidationError as error:
            form.add_error(None, error)
    page = Paginator(queries.runs(), queries.A_PAGE).get_page(request.GET.get("page"))
    return render(request, "pay/runs.html", {"place": "pay", "page": page, "form": form})


@for_hr
def run(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.runs(), pk=pk)
    flagged = queries.proposals_of(shown, flagged=True).count()
    only_flagged = bool(flagged) and "all" not in request.GET
    page = queries.page_of(queries.proposals_of(shown, only_flagged), request.GET.get("page"))
    context = {
        "place": "pay",
        "run": shown,
        "page": page,
        "flagged": flagged,
        "only_flagged": only_flagged,
        "sums": queries.sums(shown, only_flagged),
        "refused": shown.refused[:MANY],
        "may_decide": shown.state == "waiting"
        and shown.number == shown.newest
        and shown.prepared_by_id != request.user.pk
        and rules.may_approve(request.user, shown.grid.path),
    }
    if shown.state == "waiting" and not context["may_decide"]:
        context["deciders"] = deciders({Role.Kind.HR_APPROVER}, shown.grid.path, shown.prepared_by_id)
    chosen = _chosen(shown, page, request.GET.get("person", ""))
    if chosen:
        context |= {"chosen": chosen, "lines": without_links(explain(chosen)), "difference": difference(chosen)}
    return render(request, "pay/run.html", context)


def _chosen(shown: Run, page, person: str) -> Proposal | None:
    """The person whose figure stands at the side: the one asked for, otherwise the first of the page."""
    asked = shown.proposals.select_related("worker", "run__scheme").filter(pk=person) if person.isdecimal() else None
    if asked and (found := asked.first()):
        return found
    first = next(iter(page), None)
    if first:
        first.run = shown
    return first


@require_POST
@for_hr
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Run.objects.select_related("grid"), pk=pk)
    try:
        made = decide(shown, request.POST.get("kind", ""), request.user, request.POST.get("remark", "")[:200])
        messages.success(request, _("已处理：%(kind)s。") % {"kind": made.get_kind_display()})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("run", shown.pk)


@for_hr
def export(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(queries.runs(), pk=pk)
    return workbook_response(exporting.workbook(shown), f"{shown.grid}{shown}.xlsx")


@for_hr
def scheme(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(PayScheme.objects.select_related("grid", "published_by", "incentive"), pk=pk)
    return render(request, "pay/scheme.html", {"place": "pay", "scheme": shown})


@login_required
def my_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = Proposal.objects.select_related("run__scheme", "run__decision__by", "worker")
    shown = get_object_or_404(found, pk=pk)
    context = {"proposal": shown, "lines": explain(shown), "difference": difference(shown)}
    return render(request, "pay/my_proposal.html", {"place": "record"} | context)
