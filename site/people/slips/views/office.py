"""The office's pages: slips for a community, a slip for one person, and the notice on paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ledger.jobs import how_far, under_way
from people import listing
from people import rules as people_rules
from people.access import only
from people.models import SlipSheet, Worker
from people.slips import codes, issuing, paper_notice, rules, sheets, tasks
from people.slips.forms import PaperForm, SlipForm


@only(rules.may_issue)
def slip_sheets(request: HttpRequest) -> HttpResponse:
    """GET: how many people of a grid have not signed in yet, and the sheets so far. POST: a sheet for that grid."""
    reach = people_rules.reach(request.user, rules.ISSUERS)
    code = request.POST.get("grid") or request.GET.get("grid", "")
    grid = listing.chosen_grid(code, reach) or listing.only_grid(reach)
    error = ""
    if request.method == "POST":
        if grid is None or grid.code != code:
            raise Http404
        try:
            sheet = sheets.order(grid, request.user, everyone="everyone" in request.POST)
            tasks.start(sheet)
            return redirect("slip_sheet", sheet.pk)
        except ValidationError as refused:
            error = refused.messages[0]
    made = SlipSheet.objects.select_related("grid", "by", "job").order_by("-pk")
    context = {
        "place": "slips",
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(reach)] if grid else [],
        "below": listing.grid_choices(grid, reach),
        "waiting": sheets.people_of(grid).count() if grid else 0,
        "all": sheets.people_of(grid, everyone=True).count() if grid else 0,
        "sheets": Paginator(made, 20).get_page(request.GET.get("page")),
        "error": error,
    }
    return render(request, "people/slips/sheets.html", context, status=422 if error else 200)


@only(rules.may_issue)
def slip_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    sheet = _sheet(pk)
    context = {
        "place": "slips",
        "sheet": sheet,
        "working": under_way(sheet.job),
        "kept": sheets.is_kept(sheet),
        "own": sheet.by == request.user,
        "used": sheet.slips.exclude(used_at=None).count(),
    }
    return render(request, "people/slips/sheet.html", context)


@only(rules.may_issue)
def slip_sheet_progress(request: HttpRequest, pk: int) -> JsonResponse:
    sheet = _sheet(pk)
    return JsonResponse(how_far(sheet.job))


@never_cache
@only(rules.may_issue)
def slip_sheet_document(request: HttpRequest, pk: int) -> HttpResponse:
    sheet = _sheet(pk)
    content = sheets.document(sheet, request.user)
    if content is None:
        raise Http404
    return _pdf(content, _("开通条") + f" {sheet.grid.name}.pdf")


@never_cache
@only(rules.may_issue)
def person_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """POST shows the new code, this once: it is kept nowhere."""
    worker = get_object_or_404(Worker.objects.serving().select_related("grid", "user"), pk=pk)
    if not worker.user or not rules.may_issue(request.user, worker.grid.path):
        raise PermissionDenied
    form = SlipForm(request.POST if request.method == "POST" else None)
    context = {"place": "people", "worker": worker, "form": form}
    if request.method == "POST" and form.is_valid():
        code = issuing.issue(worker, form.cleaned_data["reason"], request.user, form.cleaned_data["sign_out"])
        context |= {"code": codes.spaced(code), "picture": codes.picture(code), "expires_at": issuing.expires_at()}
        return render(request, "people/slips/new_slip.html", context)
    context |= {
        "slip": worker.slips.select_related("by").order_by("-pk").first(),
        "may_open": rules.may_open_account(request.user, worker.user),
    }
    return render(request, "people/slips/person_slip.html", context, status=422 if form.errors else 200)


@only(people_rules.keeps_roster)
def person_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether the notice was acknowledged; POST records a signature on paper."""
    worker = _on_roster(request, pk)
    form = PaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            paper_notice.record(worker, **form.cleaned_data, by=request.user)
            messages.success(request, _("已记下。"))
            return redirect("person_notice", pk)
        except ValidationError as error:
            form.add_error(None, error)
    context = {"place": "people", "worker": worker, "form": form, "given": paper_notice.acknowledged(worker)}
    return render(request, "people/slips/person_notice.html", context, status=422 if form.errors else 200)


@only(people_rules.keeps_roster)
def person_notice_paper(request: HttpRequest, pk: int) -> HttpResponse:
    from people.slips import paper  # WeasyPrint takes a second to load

    worker = _on_roster(request, pk)
    return _pdf(paper.privacy_notice(worker), _("个人信息告知书") + f" {worker.number}.pdf")


def _sheet(pk: int) -> SlipSheet:
    return get_object_or_404(SlipSheet.objects.select_related("grid", "by", "job"), pk=pk)


def _on_roster(request: HttpRequest, pk: int) -> Worker:
    worker = get_object_or_404(Worker.objects.select_related("grid", "user"), pk=pk)
    if not worker.user or not people_rules.keeps_roster(request.user, worker.grid.path):
        raise PermissionDenied
    return worker


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
