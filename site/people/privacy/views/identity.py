"""Identity number and phone of one person: entering, looking up, showing whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grids.places import place_names
from people import rules
from people.access import only
from people.privacy import disclosing, erasing, finding, keeping
from people.privacy.views.kept import kept_worker


@only(rules.keeps_roster)
def personal(request, pk):
    return _personal(request, kept_worker(request, pk))


@require_POST
@only(rules.keeps_roster)
def identity(request, pk):
    worker = kept_worker(request, pk)
    try:
        keeping.keep(worker, request.POST.get("number", ""), request.user)
    except ValidationError as error:
        return _personal(request, worker, number_error=error.messages[0], status=422)
    messages.success(request, _("已登记。号码加密保存，平时只显示前六位和后四位。"))
    return redirect("personal", pk)


@require_POST
@never_cache
@only(rules.keeps_roster)
def identity_disclosure(request, pk):
    worker = kept_worker(request, pk)
    try:
        number = disclosing.identity_number(worker, request.POST.get("reason", ""), request.user)
    except ValidationError as error:
        return _personal(request, worker, reason_error=error.messages[0], status=422)
    return _personal(request, worker, whole_number=number)


@require_POST
@never_cache
@only(rules.keeps_roster)
def phone_disclosure(request, pk):
    worker = kept_worker(request, pk)
    return _personal(request, worker, whole_phone=disclosing.phone(worker, request.user))


@never_cache
@only(rules.keeps_roster)
def identity_search(request):
    """The number is posted, so that it stands in no address and no log."""
    context = {"place": "people", "doubles": finding.doubles(request.user)}
    status = 200
    if request.method == "POST":
        try:
            context["found"] = finding.by_number(request.POST.get("number", ""), request.user)
        except ValidationError as error:
            context["error"], status = error.messages[0], 422
    shown = [*(context["found"].people if "found" in context else []), *(row.worker for row in context["doubles"])]
    context["places"] = place_names(worker.grid for worker in shown)
    return render(request, "people/privacy/identity_search.html", context, status=status)


def _personal(request, worker, status: int = 200, **more):
    reach = rules.reach(request.user, rules.KEEPS_ROSTER)
    same = keeping.same_number(worker)
    context = {
        "place": "people",
        "worker": worker,
        "number": keeping.masked(keeping.number_of(worker)),
        "same_here": [other for other in same if other.grid.path.startswith(reach)],
        "same_elsewhere": any(not other.grid.path.startswith(reach) for other in same),
        "erasure": erasing.in_force(worker),
    }
    return render(request, "people/privacy/personal.html", context | more, status=status)
