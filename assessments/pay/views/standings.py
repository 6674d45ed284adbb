"""Opening balances: entered by one person, approved by another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.appraisals.access import for_hr
from assessments.pay.forms import StandingForm
from assessments.pay.models import Standing
from assessments.pay.queries import A_PAGE
from assessments.pay.standings import approve_many, enter_many
from grids import scope
from grids.models import Grid
from people import rules
from people.models import Role
from people.roles.queries import deciders


@for_hr
def standings(request: HttpRequest) -> HttpResponse:
    form = StandingForm(request.POST or None) if rules.may_prepare(request.user) else None
    if request.method == "POST" and form and form.is_valid():
        try:
            enter_many(form.cleaned_data["number"].grid, [form.entry()], request.user)
            messages.success(request, _("记下了，等另一个人审批。"))
            return redirect("standings")
        except ValidationError as error:
            form.add_error(None, error)
    waiting = Standing.objects.filter(approval=None).select_related("worker__grid", "entered_by").order_by("pk")
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    context = {"place": "pay", "form": form, "page": page, "may_approve": rules.may_approve(request.user)}
    if page and not context["may_approve"]:
        first = page[0]
        context["deciders"] = deciders({Role.Kind.HR_APPROVER}, first.worker.grid.path, first.entered_by_id)
    return render(request, "pay/standings.html", context)


@require_POST
@for_hr
def approval(request: HttpRequest) -> HttpResponse:
    """Approves the ticked ones, as far as the approver's roles reach."""
    ticked = [int(pk) for pk in request.POST.getlist("standing") if pk.isdecimal()]
    approved = 0
    for path in rules.reach(request.user, {Role.Kind.HR_APPROVER}):
        with scope.within(path):
            chosen = Standing.objects.filter(pk__in=ticked)
            approved += approve_many(Grid.objects.get(path=path), chosen, request.user)
    messages.success(request, _("审批了 %(count)s 条期初数。") % {"count": approved})
    return redirect("standings")
