"""Batches of certificates: what is under way, what could be issued, and one batch with its people."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.certificates import preparing, queries, rules
from assessments.certificates.forms import IssuerForm, ReasonForm
from assessments.certificates.models import Batch, Kind
from assessments.certificates.views.access import batch_in_reach, hr_page
from courses.rounds.models import Round
from ledger.jobs import how_far, under_way
from people import rules as people_rules
from people.models import Role
from people.roles.queries import deciders

PAGE = 50


@hr_page
def batches(request: HttpRequest) -> HttpResponse:
    listed = Batch.objects.select_related("grid", "round", "cycle").annotate(people=Count("recipients"))
    listed = listed.order_by("-prepared_at", "-pk")
    return render(
        request,
        "certificates/batches.html",
        {
            "place": "certificates",
            "page": Paginator(listed, 20).get_page(request.GET.get("page")),
            "awaiting": queries.awaiting() if people_rules.may_prepare(request.user) else [],
        },
    )


@hr_page
def new_batch(request: HttpRequest) -> HttpResponse:
    kind, occasion = _asked_for(request)
    if not people_rules.may_prepare(request.user, occasion.grid.path):
        raise PermissionDenied
    form = IssuerForm(request.POST or None, initial={"issuer": _last_issuer(occasion)})
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("batch", preparing.prepare(kind, occasion, form.cleaned_data["issuer"], request.user).pk)
        except ValidationError as error:
            form.add_error("issuer", error)
    entitled = queries.earned(kind).filter(**{queries.OCCASION[kind]: occasion})
    return render(
        request,
        "certificates/new_batch.html",
        {"place": "certificates", "form": form, "kind": kind, "occasion": occasion, "count": entitled.count()},
    )


@hr_page
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    found = batch_in_reach(request.user, pk)
    user = request.user
    may_approve = rules.may_approve(user, found)
    waits = found.state == Batch.State.PREPARED and not may_approve
    left_out = found.recipients.exclude(obstacle="").select_related("worker")
    return render(
        request,
        "certificates/batch.html",
        {
            "place": "certificates",
            "batch": found,
            "page": _people(found, request),
            "q": request.GET.get("q", ""),
            "left_out": left_out[:PAGE],
            "left_out_count": left_out.count(),
            "working": under_way(found.job),
            "may_approve": may_approve,
            "deciders": waits and deciders({Role.Kind.HR_APPROVER}, found.grid.path, found.prepared_by_id),
            "may_withdraw": rules.may_withdraw(user, found),
            "may_issue": rules.may_issue(user, found),
            "may_print": rules.may_print(user, found),
            "may_revoke": rules.may_revoke(user, found),
            "withdrawal": ReasonForm(label=_("退回原因"), hint=_("编制人会看到。退回后可以重新编制。")),
        },
    )


@hr_page
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the batch's job has come."""
    return JsonResponse(how_far(batch_in_reach(request.user, pk).job))


def _asked_for(request: HttpRequest) -> tuple[str, Round | Cycle]:
    kind, pk = request.GET.get("kind"), request.GET.get("of", "")
    if kind not in Kind.values or not pk.isdecimal():
        raise Http404
    if kind == Kind.ROUND:
        return kind, get_object_or_404(Round.objects.select_related("grid"), pk=pk)
    return kind, get_object_or_404(Cycle.objects.select_related("grid"), pk=pk)


def _last_issuer(occasion: Round | Cycle) -> str:
    """Nobody types the name of the office twice."""
    return Batch.objects.filter(grid=occasion.grid).values_list("issuer", flat=True).first() or ""


def _people(batch: Batch, request: HttpRequest) -> Page:
    """The certificates of an issued batch, otherwise those who are to get one."""
    if batch.state == Batch.State.ISSUED:
        listed = batch.certificates.select_related("worker", "grid", "revocation")
    else:
        listed = batch.recipients.select_related("worker__grid")
    if wanted := request.GET.get("q", "").strip():
        listed = listed.filter(Q(worker__name__contains=wanted) | Q(worker__number__iexact=wanted))
    return Paginator(listed, PAGE).get_page(request.GET.get("page"))
