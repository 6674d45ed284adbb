"""Who may do what: the desk pages of roles."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grids.models import Grid
from people import ending, listing, rules
from people.access import only
from people.models import Role
from people.opening_accounts import open_account
from people.roles import queries
from people.roles.forms import AccountForm, AppointingForm, EndForm, LastDayForm, SecondFactorForm
from people.sign_in import taking_away

PAGE = 50


@only(rules.reads_roles)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    today, ended = timezone.localdate(), "ended" in request.GET
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    found = (queries.over if ended else queries.standing)(queries.roles_read_by(request.user), today)
    if text:
        found = found.filter(user__name__contains=text) | found.filter(user__username__iexact=text)
    if kind in Role.Kind.values:
        found = found.filter(kind=kind)
    context = {
        "place": "roles",
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "q": text,
        "kind": kind,
        "kinds": Role.Kind.choices,
        "ended": ended,
        "today": today,
        "appoints": rules.appoints(request.user),
    }
    return render(request, "people/roles/roles.html", context)


@only(rules.appoints)
def new_role(request: HttpRequest) -> HttpResponse:
    reach = rules.reach(request.user, set(rules.MAY_BE_APPOINTED_BY))
    grid = _chosen(request, reach)
    form = AppointingForm(request.POST or None, by=request.user, grid=grid, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            role = form.appoint()
            messages.success(request, _("已任命，从开始日期起生效。"))
            return redirect("role", role.pk)
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "place": "roles",
        "form": form,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(reach)],
        "below": grid.get_children(),
    }
    return render(request, "people/roles/new.html", context, status=422 if form.is_bound else 200)


@only(rules.appoints)
def new_account(request: HttpRequest) -> HttpResponse:
    """The first password is shown in the answer and nowhere else."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, password = open_account(**form.cleaned_data, by=request.user)
        response = render(request, "people/roles/opened.html", {"place": "roles", "opened": user, "password": password})
        response["Cache-Control"] = "no-store"
        return response
    context = {"place": "roles", "form": form}
    return render(request, "people/roles/account.html", context, status=422 if form.is_bound else 200)


@only(rules.reads_roles)
@require_safe
def role(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _role(request, pk))


@require_POST
@only(rules.appoints)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _role(request, pk), EndForm(request.POST)
    if form.is_valid():
        try:
            ending.dismiss(found, form.cleaned_data["reason"], request.user)
            messages.success(request, _("已撤下，即刻生效。"))
            return redirect("role", pk)
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, found, end=form, status=422)


@require_POST
@only(rules.appoints)
def last_day(request: HttpRequest, pk: int) -> HttpResponse:
    found = _role(request, pk)
    form = LastDayForm(request.POST, kind=found.kind)
    if form.is_valid():
        try:
            ending.set_last_day(found, form.cleaned_data["last_day"], request.user)
            messages.success(request, _("结束日期改好了。"))
            return redirect("role", pk)
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, found, last_day=form, status=422)


@require_POST
@only(rules.keeps_security)
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes away the factor of the account that holds this role."""
    found, form = _role(request, pk), SecondFactorForm(request.POST)
    if form.is_valid():
        try:
            taking_away.take_away(found.user, form.cleaned_data["reason"], request.user)
            messages.success(request, _("第二道验证已解除。请告诉本人，下次登录时重新设置。"))
            return redirect("role", pk)
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, found, factor=form, status=422)


def _chosen(request: HttpRequest, reach: tuple[str, ...]) -> Grid:
    """The node the role is to be bound to: the one asked for, otherwise the topmost of the own."""
    if code := request.GET.get("grid", ""):
        if grid := listing.chosen_grid(code, reach):
            return grid
        raise Http404
    return Grid.objects.get(path=reach[0])


def _role(request: HttpRequest, pk: int) -> Role:
    return get_object_or_404(queries.roles_read_by(request.user), pk=pk)


def _page(request: HttpRequest, shown: Role, end=None, last_day=None, factor=None, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    held = not (shown.last_day and shown.last_day < today)
    own = shown.user_id == request.user.pk
    context = {
        "place": "roles",
        "role": shown,
        "today": today,
        "held": held,
        "own": own,
        "may_change": held and not own and rules.may_appoint(request.user, shown.kind, shown.grid.path),
        "factor": factor or SecondFactorForm(),
        "takes_factor": taking_away.may_take_away(request.user, shown.user)
        and (factor or taking_away.has_factor(shown.user)),
        "end": end or EndForm(),
        "last_day": last_day or LastDayForm(initial={"last_day": shown.last_day}, kind=shown.kind),
    }
    return render(request, "people/roles/role.html", context, status=status)
