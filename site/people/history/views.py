"""A person's history: one line of time, a form for each thing that can happen, and one to put a row right."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grids import scope
from people import rules
from people.access import only
from people.history import deeds
from people.history.correcting import is_kept
from people.history.correction_forms import FORMS, RemovalForm
from people.history.finding import nearby
from people.history.forms import StopForm
from people.history.timeline import timeline
from people.models import Worker
from people.models.workers import DUTIES
from people.past.reading import past_of


@only(rules.reads_grades)
def history(request, pk):
    """Terms carry the pay grade, so it is for those who may read that of this person."""
    worker = _worker(pk)
    path = worker.grid.path
    if not rules.reads_grades(request.user, path):
        raise Http404
    private = rules.knows_history(request.user, path)
    keeps = rules.keeps_roster(request.user, path) and worker.user_id != request.user.pk
    context = {
        "place": "people",
        "worker": worker,
        "entries": timeline(worker, with_leave=private),
        "past": past_of(worker) if private else [],
        "deeds": deeds.open_to(worker) if keeps else [],
        "keeps": keeps,
    }
    return render(request, "people/history/history.html", context)


@only(rules.keeps_roster)
def history_deed(request, pk, noun):
    """GET shows the form of a deed, POST carries it out."""
    worker = _worker(pk)
    deed = next((deed for deed in deeds.open_to(worker) if deed.noun == noun), None)
    if deed is None:
        raise Http404
    form = deed.form(_sent(request), worker=worker, by=request.user)
    if _done(request, form):
        return redirect("history", pk)
    return _form(request, worker, form, deed.label, about=deed.about)


@only(rules.keeps_roster)
def history_row(request, pk, kind, row):
    worker = _worker(pk)
    row = _row(worker, kind, row)
    form = FORMS[kind][1](_sent(request), worker=worker, by=request.user, row=row)
    if _done(request, form):
        return redirect("history", pk)
    return _form(request, worker, form, _("更正"), row=row, kind=kind)


@only(rules.keeps_roster)
def history_removal(request, pk, kind, row):
    worker = _worker(pk)
    row = _row(worker, kind, row)
    form = RemovalForm(_sent(request), worker=worker, by=request.user, row=row)
    if _done(request, form):
        return redirect("history", pk)
    return _form(request, worker, form, _("删除这一条"), about=_("只用于录错的。删除和原因都留记录。"), row=row)


@only(rules.keeps_roster)
def history_end(request, pk, row):
    worker = _worker(pk)
    row = _row(worker, "assignment", row)
    if row.primary or row.last_day:
        raise Http404
    form = StopForm(_sent(request), worker=worker, by=request.user, row=row)
    if _done(request, form):
        return redirect("history", pk)
    return _form(request, worker, form, _("结束兼任"), row=row)


def _worker(pk: int) -> Worker:
    return get_object_or_404(Worker.objects.select_related("grid", "category"), pk=pk)


def _row(worker: Worker, kind: str, pk: int):
    """Of this person only, wherever it lies in the tree."""
    if kind not in FORMS:
        raise Http404
    with scope.whole_tree("a person's whole history"):
        return get_object_or_404(FORMS[kind][0]._default_manager.select_related("worker"), pk=pk, worker=worker)


def _sent(request):
    """What was sent; an empty form too, which is not the same as none."""
    return request.POST if request.method == "POST" else None


def _done(request, form) -> bool:
    """Carries the form out if it was sent and holds; what the act refuses stands beside the field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        form.act()
    except ValidationError as error:
        known = not hasattr(error, "error_dict") or set(error.error_dict) <= set(form.fields)
        form.add_error(None, error if known else ValidationError(error.messages))
        return False
    messages.success(request, _("已记下。"))
    return True


def _form(request, worker, form, label, **context):
    if worker.user_id == request.user.pk or not rules.keeps_roster(request.user, worker.grid.path):
        raise PermissionDenied
    context |= {
        "place": "people",
        "worker": worker,
        "form": form,
        "label": label,
        "duties": DUTIES,
        "removable": "kind" in context and not is_kept(context["row"]),
        "grids": nearby(worker.grid, rules.reach(request.user, rules.KEEPS_ROSTER)) if "grid" in form.fields else [],
    }
    return render(request, "people/history/form.html", context, status=422 if form.is_bound else 200)
