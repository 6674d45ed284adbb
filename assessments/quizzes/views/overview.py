"""What trainers and those who appoint markers see of exams as a whole: counts, no answers and no names."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.quizzes.access import for_trainers, round_in_reach
from assessments.quizzes.by_hand.shortage import appoints_at, shortages
from assessments.quizzes.marking.progressing import progress_of
from grids import scope
from people import rules
from people.access import only


@for_trainers
@require_GET
def exam_progress(request, pk: int):
    """Who has sat what of a round, and how far it is marked."""
    found = round_in_reach(request, pk)
    context = {"place": "rounds", "round": found, "steps": progress_of(found)}
    return render(request, "quizzes/exam_progress.html", context)


@only(rules.appoints)
@require_GET
def marking_shortage(request):
    """The answers that nobody may mark, for whoever appoints markers."""
    paths = appoints_at(request.user)
    with scope.within(*paths):
        context = {"place": "roles", "rows": shortages(paths)}
        return render(request, "quizzes/marking/shortage.html", context)
