"""What marks say about a quiz and its questions; and, for auditors, which sheets are alike."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.bank import rules
from assessments.bank.models import ItemVersion
from assessments.quizzes.statistics.access import for_auditors, for_readers, note_look, round_in_reach, step_in_reach
from ledger.auditing import record
from ledger.sheets import workbook_response
from people.rules import compares_sheets

# What needs numpy is imported where it is used: it takes a fifth of a second to load.


@for_readers
@require_safe
def statistics(request: HttpRequest, pk: int) -> HttpResponse:
    from assessments.quizzes.statistics.showing import quizzes_of

    round_ = round_in_reach(request.user, pk)
    context = {"place": "rounds", "round": round_, "quizzes": quizzes_of(round_)}
    return render(request, "quizzes/statistics/statistics.html", context)


@for_readers
@never_cache
@require_safe
def quiz_statistics(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    from assessments.quizzes.statistics.showing import context

    step = step_in_reach(request.user, pk, order)
    shown = context(step) | {"place": "rounds", "compares": compares_sheets(request.user, step.round.grid.path)}
    note_look(request.user, step)
    return render(request, "quizzes/statistics/quiz.html", shown)


@for_readers
@never_cache
@require_safe
def item_statistics(request: HttpRequest, pk: int, order: int, item: int) -> HttpResponse:
    from assessments.quizzes.statistics.showing import item_context

    step = step_in_reach(request.user, pk, order)
    shown = item_context(step, item)
    if shown is None:
        raise Http404
    note_look(request.user, step)
    # Who may write questions goes on to the question, and to judging it anew, where it lies in reach.
    writes = ItemVersion.objects.filter(pk=item).first() if rules.may_write_items(request.user) else None
    return render(request, "quizzes/statistics/item.html", {"place": "rounds", "writes": writes} | shown)


@for_readers
@never_cache
@require_safe
def statistics_workbook(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    from assessments.quizzes.statistics.exporting import workbook

    step = step_in_reach(request.user, pk, order)
    content = workbook(step)
    record(request.user, "statistics exported", step, path=step.round.grid.path)
    return workbook_response(content, f"{step.round.name} {step.title}.xlsx")


@for_auditors
@never_cache
@require_safe
def alike(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """Looking is written down, with how many pairs were shown."""
    from assessments.quizzes.statistics.looking_alike import context

    step = step_in_reach(request.user, pk, order, compares_sheets)
    shown = context(step)
    record(request.user, "alike answers looked at", step, path=step.round.grid.path, pairs=len(shown["pairs"]))
    return render(request, "quizzes/statistics/alike.html", {"place": "rounds"} | shown)
