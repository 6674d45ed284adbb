"""A roster is taken out, filled in, uploaded, looked at, and then imported or dropped."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ledger.sheets import workbook_file_response, workbook_response
from people import listing, rules
from people.access import only
from people.roster import leaving, looking, uploads
from people.roster.exporting import export_roster
from people.roster.importing import Outcome, import_roster
from people.roster.marking import marked_roster
from people.roster.offering import blank_roster
from people.roster.uploads import RosterForm, units
from people.roster.workbooks import NotAWorkbook

MOST_SHOWN = 200
PAGE = 50


@require_safe
@only(rules.takes_roster)
def roster_export(request):
    """What the list of people shows, as a workbook."""
    grid = listing.chosen_grid(request.GET.get("grid", ""), rules.reach(request.user))
    file = export_roster(request.user, request.GET.get("q", ""), grid)
    return workbook_file_response(file, _("花名册") + ".xlsx")


@require_safe
@only(rules.keeps_roster)
def roster_template(request):
    return workbook_response(blank_roster(_reach(request)), _("花名册模板") + ".xlsx")


@only(rules.keeps_roster)
def roster_upload(request):
    choices = units(_reach(request))
    form = RosterForm(choices, request.POST, request.FILES) if request.method == "POST" else RosterForm(choices)
    if request.method == "POST" and form.is_valid():
        token = uploads.keep(form.cleaned_data["file"], request.user)
        unit = form.cleaned_data["unit"]
        return redirect(reverse("roster", args=[token]) + (f"?unit={unit}" if unit else ""))
    return _upload_page(request, form)


@only(rules.keeps_roster)
def roster(request, token):
    """GET shows what the workbook would change; POST imports it if that is still so, with `skip_bad` the good rows only."""
    file = uploads.find(token, request.user)
    unit = listing.chosen_grid(request.GET.get("unit", ""), _reach(request))
    refusal, status = "", 200
    try:
        if request.method == "POST":
            skip_bad, let_go = "skip_bad" in request.POST, looking.number(request.POST.get("let_go", ""))
            seen = request.POST.get("seen", "")
            outcome = import_roster(file, request.user, skip_bad=skip_bad, unit=unit, let_go=let_go, seen=seen)
            if outcome.written:
                uploads.drop(request.user)
                messages.success(request, looking.done(outcome))
                return redirect("people")
            status = 422
            if outcome.stale:
                refusal, status = _("名单刚刚有变动，下面是按现在的情况重新核对的。请再看一遍，没有写入。"), 409
        outcome = import_roster(file, request.user, dry_run=True, unit=unit)
    except leaving.NotLetGo as error:
        refusal, status = str(error), 422
        outcome = import_roster(file, request.user, dry_run=True, unit=unit)
    except NotAWorkbook as error:
        return _upload_page(request, RosterForm(units(_reach(request))), refusal=str(error))
    return _preview(request, token, outcome, unit, refusal, status)


@require_safe
@only(rules.keeps_roster)
def roster_faults(request, token):
    file = uploads.find(token, request.user)
    try:
        outcome = import_roster(file, request.user, dry_run=True)
        return workbook_response(marked_roster(file, outcome.errors), _("花名册（要改的）") + ".xlsx")
    except NotAWorkbook as error:
        return _upload_page(request, RosterForm(units(_reach(request))), refusal=str(error))


def _preview(request, token: str, outcome: Outcome, unit, refusal: str, status: int) -> HttpResponseBase:
    kind = request.GET.get("kind", "")
    kinds = looking.kinds(outcome)
    changes = Paginator(looking.of_kind(outcome, kind), PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "people",
        "token": token,
        "report": outcome,
        "errors": outcome.errors[:MOST_SHOWN],
        "unit": unit,
        "many_leave": leaving.many(len(outcome.absent), outcome.serving),
        "kind": kind,
        "kinds": kinds,
        "changes": changes,
        "told": looking.told(changes),
        "taken_over": looking.taken_over(changes),
        "refusal": refusal,
    }
    return render(request, "people/roster.html", context, status=status)


def _upload_page(request, form: RosterForm, refusal: str = "") -> HttpResponseBase:
    status = 422 if refusal or form.errors else 200
    context = {"place": "people", "form": form, "refusal": refusal, "keeps_words": rules.keeps_words(request.user)}
    return render(request, "people/roster_upload.html", context, status=status)


def _reach(request) -> tuple[str, ...]:
    return rules.reach(request.user, rules.KEEPS_ROSTER)
