from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.rounds.exporting import workbook
from courses.rounds.queries import roster, rounds_read_by
from courses.rounds.rules import may_plan, readers_only
from courses.rounds.summarising import Coverage, Place, Street, summarise, tallies_of
from courses.rounds.tallies import GROUPS, WORDS
from ledger import auditing
from people.rules import may_train, reads_phones, reads_training

ROUNDS_A_PAGE, PEOPLE_A_PAGE = 20, 50


@readers_only
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    page = Paginator(rounds_read_by(request.user), ROUNDS_A_PAGE).get_page(request.GET.get("page"))
    tallies = tallies_of(list(page))
    rows = [(round, tallies[round.pk]) for round in page]
    return render(
        request,
        "rounds/rounds.html",
        {"place": "rounds", "page": page, "rows": rows} | {"may_plan": may_train(request.user)},
    )


@readers_only
@require_safe
def round(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has learnt and who has not yet: a cell for each person, and the figures."""
    found = get_object_or_404(rounds_read_by(request.user), pk=pk)
    if not found.opened_at:
        return redirect("round_opening", pk)
    coverage = summarise(found)
    context = {
        "place": "rounds",
        "round": found,
        "coverage": coverage,
        "chosen": _chosen(request, coverage),
        "over": timezone.localdate() > found.last_day,
        "may_plan": may_plan(request.user, found.grid.path),
        "reads_training": reads_training(request.user, found.grid.path),
    }
    return render(request, "rounds/coverage.html", context)


@readers_only
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(rounds_read_by(request.user).exclude(opened_at=None), pk=pk)
    coverage = summarise(found)
    chosen, group = _chosen(request, coverage), request.GET.get("state", "")
    listed = roster(found, chosen, group)
    tally = chosen.tally if chosen else coverage.tally
    context = {
        "place": "rounds",
        "round": found,
        "chosen": chosen,
        "group": group,
        "groups": [(name, WORDS[name], tally.of(name)) for name in GROUPS if tally.of(name)],
        "reads_phones": reads_phones(request.user, found.grid.path),
        "page": Paginator(listed, PEOPLE_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "rounds/people.html", context)


@readers_only
@require_safe
def export(request: HttpRequest, pk: int) -> FileResponse:
    """Coverage and names as a workbook; who took it is written down."""
    found = get_object_or_404(rounds_read_by(request.user).exclude(opened_at=None), pk=pk)
    auditing.record(request.user, "round exported", found, path=found.grid.path)
    return FileResponse(workbook(found), as_attachment=True, filename=f"{found.grid.name} {found.name}.xlsx")


def _chosen(request: HttpRequest, coverage: Coverage) -> Street | Place | None:
    grid = request.GET.get("grid", "")
    return coverage.at(int(grid) if grid.isdecimal() else None, direct="direct" in request.GET)
