"""The people pages of the desk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grids.places import place_names
from people import identity_numbers, listing, phone_holdings, rules, suspending
from people.access import only
from people.models import Worker
from people.slips import rules as slip_rules

PAGE = 50


@only(rules.reads_people)
def people(request):
    text, code = request.GET.get("q", ""), request.GET.get("grid", "")
    if identity_numbers.holds(text.strip()) and rules.keeps_roster(request.user):
        messages.info(request, _("身份证号请在这里查，这样号码不会留在网址里。"))
        return redirect("identity_search")
    reach = rules.reach(request.user, rules.READS_PEOPLE)
    grid = listing.chosen_grid(code, reach)
    found = Paginator(listing.people_in_sight(text, grid), PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "people",
        "people": found,
        "places": place_names(worker.grid for worker in found),
        "q": text,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(reach)] if grid else [],
        "below": listing.grid_choices(grid, reach),
        "keeps_roster": rules.keeps_roster(request.user),
        "may_approve": rules.may_approve(request.user),
        "takes_roster": rules.takes_roster(request.user),
        "reads_phones": rules.reads_phones(request.user),
    }
    return render(request, "people/people.html", context)


@only(rules.reads_people)
def person(request, pk):
    worker = _worker(pk)
    return redirect("person", worker.merged_into_id) if worker.merged_into_id else _person(request, worker)


@require_POST
@only(rules.may_suspend)
def suspension(request, pk):
    worker = _worker(pk)
    try:
        suspending.suspend(worker, request.POST.get("reason", ""), request.user)
    except ValidationError as error:
        return _person(request, worker, error=error.messages[0], status=422)
    messages.success(request, _("已停考。没交的卷子到此为止，答过的都在。"))
    return redirect("person", pk)


@require_POST
@only(rules.may_suspend)
def resumption(request, pk):
    suspending.resume(_worker(pk), request.user)
    messages.success(request, _("已恢复考试。"))
    return redirect("person", pk)


def _worker(pk: int) -> Worker:
    return get_object_or_404(Worker.objects.select_related("grid", "category", "user"), pk=pk)


def _person(request, worker: Worker, error: str = "", status: int = 200):
    assignments = list(worker.assignments.select_related("grid").order_by("-first_day"))
    context = {
        "place": "people",
        "worker": worker,
        "assignments": assignments,
        "places": place_names([worker.grid, *(served.grid for served in assignments)]),
        "qualifications": worker.qualifications.order_by("title"),
        "suspension": suspending.in_force(worker),
        "reads_phones": rules.reads_phones(request.user, worker.grid.path),
        "reads_grades": rules.reads_grades(request.user, worker.grid.path),
        "may_suspend": rules.may_suspend(request.user, worker.grid.path),
        "came_from": phone_holdings.came_from(worker.user) if worker.user else None,
        "may_issue_slip": slip_rules.may_issue(request.user, worker.grid.path),
        "keeps_roster": rules.keeps_roster(request.user, worker.grid.path),
        "error": error,
    }
    return render(request, "people/person.html", context, status=status)
