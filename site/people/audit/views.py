"""The audit pages of the desk. An auditor changes nothing, so that all of them are read."""

from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ledger import auditing
from people import rules
from people.access import only
from people.audit import exporting, reading
from people.audit.forms import SearchForm
from people.audit.showing import changes, details, device_of, show
from people.audit.words import IN_WORDS, SIGN_IN
from people.models import Worker

PAGE = 50


@require_safe
@only(reading.may_read)
def audit(request):
    form = _form(request)
    found = _found(request, form)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return _list(request, form, page=page, lines=show(page), status=200 if form.is_valid() else 422)


@require_safe
@only(reading.may_read)
def audit_export(request):
    form = _form(request)
    kind = "csv" if request.GET.get("kind") == "csv" else "xlsx"
    reach = rules.reach(request.user, rules.AUDIT | reading.SECURITY)
    if not form.is_valid():
        return _list(request, form, status=422)
    try:
        content, checksum = exporting.export(_found(request, form), kind, request.user, reach[0])
    except exporting.TooMany:
        wish = _("一次最多导出 %(most)s 条，请缩小日期范围。") % {"most": exporting.MOST}
        return _list(request, form, refusal=wish, status=422)
    response = HttpResponse(content, content_type=exporting.TYPES[kind])
    name = quote(f"{_('操作记录')}.{kind}")
    response["Content-Disposition"] = f"attachment; filename=\"audit.{kind}\"; filename*=UTF-8''{name}"
    response["X-Checksum-SHA256"] = checksum
    return response


@require_safe
@only(reading.may_read)
def audit_line(request, number):
    """What changed is shown to the auditor, and that it was looked at is written down."""
    line = get_object_or_404(reading.lines_for(request.user), number=number)
    reveals = bool(line.change) and rules.may_audit(request.user, line.path)
    if reveals:
        auditing.record(request.user, "audit.reveal", line, path=line.path, subject=line.subject, number=line.number)
    context = {
        "place": "audit",
        "shown": show([line])[0],
        "details": details(line),
        "device": device_of(line),
        "changes": changes(line) if reveals else [],
        "reveals": reveals,
    }
    return render(request, "people/audit/line.html", context)


@require_safe
@only(rules.keeps_roster)
def person_touched(request, pk):
    worker = get_object_or_404(Worker.objects.select_related("grid"), pk=pk)
    if not rules.keeps_roster(request.user, worker.grid.path):
        raise Http404
    page = Paginator(reading.touched(worker), PAGE).get_page(request.GET.get("page"))
    context = {"place": "people", "worker": worker, "page": page, "lines": show(page)}
    return render(request, "people/audit/touched.html", context)


def _form(request) -> SearchForm:
    return SearchForm(request.GET, deeds=IN_WORDS if rules.may_audit(request.user) else SIGN_IN)


def _found(request, form: SearchForm):
    wanted = form.cleaned_data if form.is_valid() else {}
    lines = reading.lines_for(request.user)
    return reading.search(lines, **wanted) if form.is_valid() else lines.none()


def _list(request, form, status: int, **context):
    values = {"place": "audit", "form": form, "searched": any(form.data.get(name) for name in form.fields)} | context
    return render(request, "people/audit/lines.html", values, status=status)
