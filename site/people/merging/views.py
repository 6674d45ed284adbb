"""Pages for making two entries of one person one, and for taking that back."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grids.places import place_names
from people import rules
from people.access import only
from people.merging import finding, merging, undoing
from people.merging.forms import ChoicesForm, NumbersForm
from people.merging.planning import plan
from people.models import Merge, Worker


@only(rules.keeps_roster)
def duplicates(request):
    """Pairs that look like one person, the way to any other pair, and the merges that may still be taken back."""
    form = NumbersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("merger", form.cleaned_data["kept"].pk, form.cleaned_data["gone"].pk)
    return _duplicates(request, form, status=422 if form.errors else 200)


@only(rules.keeps_roster)
def merger(request, pk, other):
    """GET shows both side by side and what would happen, POST does it."""
    kept, gone = _worker(request, pk), _worker(request, other)
    parts = plan(kept, gone) if kept != gone else []
    form = ChoicesForm(kept, gone, parts, request.POST or None)
    try:
        if request.method == "POST" and form.is_valid():
            merging.merge(kept, gone, request.user, form.take, form.leave)
            messages.success(request, _("已合并。三十天以内可以撤销。"))
            return redirect("person", kept.pk)
        merging.check(kept, gone, request.user)
        obstacle = ""
    except ValidationError as error:
        obstacle = error.messages[0]
    people = (kept, gone)
    context = {
        "place": "people",
        "kept": kept,
        "gone": gone,
        "places": place_names(worker.grid for worker in people),
        "form": form,
        "staying": [part for part in parts if part.staying],
        "obstacle": obstacle,
    }
    return render(request, "people/merging/merger.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@only(rules.keeps_roster)
def merger_reversal(request, pk):
    done = get_object_or_404(Merge.objects.select_related("kept__grid"), pk=pk)
    if not rules.keeps_roster(request.user, done.kept.grid.path):
        raise Http404
    try:
        undoing.undo(done, request.user)
    except PermissionDenied:
        raise Http404 from None
    except ValidationError as error:
        return _duplicates(request, NumbersForm(), refusal=error.messages[0], status=422)
    messages.success(request, _("已撤销，两个人各归各的。"))
    return redirect("duplicates")


def _duplicates(request, form: NumbersForm, refusal: str = "", status: int = 200):
    pairs = finding.possible_duplicates(request.user)
    since = timezone.now() - timedelta(days=undoing.DAYS)
    recent = Merge.objects.filter(undone_at=None, made_at__gte=since).select_related("kept", "gone", "by")
    context = {
        "place": "people",
        "pairs": pairs,
        "places": place_names(worker.grid for pair in pairs for worker in pair[:2]),
        "recent": [(done, undoing.last_moment(done)) for done in recent.order_by("-pk")],
        "form": form,
        "refusal": refusal,
    }
    return render(request, "people/merging/duplicates.html", context, status=status)


def _worker(request, pk: int) -> Worker:
    worker = get_object_or_404(Worker.objects.select_related("grid", "category", "user"), pk=pk)
    if not rules.keeps_roster(request.user, worker.grid.path):
        raise Http404
    return worker
