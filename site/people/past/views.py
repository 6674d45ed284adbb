"""历史记录: a workbook is uploaded, looked at and brought in by one person, confirmed by another."""

from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ledger.sheets import Workbook, workbook_response
from people import rules
from people.access import only
from people.past import columns, confirming
from people.past.forms import PastForm
from people.past.importing import import_history
from people.past.reading import waiting
from people.roster import uploads, workbooks

PAGE, MOST_SHOWN = 50, 200


@only(rules.keeps_roster)
def past_upload(request):
    posted = request.method == "POST"
    form = PastForm(request.POST, request.FILES) if posted else PastForm()
    if posted and form.is_valid():
        return redirect("past_preview", uploads.keep(form.cleaned_data["file"], request.user))
    return _upload(request, form, status=422 if posted else 200)


@only(rules.keeps_roster)
def past_preview(request, token):
    """GET shows what the workbook would add; POST adds it, with `skip_bad` the good rows only."""
    file = uploads.find(token, request.user)
    try:
        if request.method == "POST":
            report = import_history(file, request.user, skip_bad="skip_bad" in request.POST)
            if report.created or not report.errors:
                uploads.drop(request.user)
                messages.success(request, _("已录入 %(number)s 条，等别人核验。") % {"number": report.created})
                return redirect("past_upload")
        report = import_history(file, request.user, dry_run=True)
    except workbooks.NotAWorkbook as error:
        return _upload(request, PastForm(), refusal=error, status=422)
    context = {"place": "people", "report": report, "errors": report.errors[:MOST_SHOWN]}
    return render(request, "people/past/preview.html", context)


@only(rules.keeps_roster)
def past_template(request):
    """An empty sheet with the headings, and one that says what goes where."""
    book = Workbook()
    book.add(_("历史记录"), [_("历史记录(未核验)")], columns.ALL, [])
    book.add(
        _("填表说明"),
        [_("填表说明")],
        [_("列"), _("怎么填")],
        [
            (columns.NUMBER, _("要填。和花名册上的工号一样。")),
            (columns.NAME, _("可以不填；填了就和花名册核对，曾用名也行。")),
            (columns.KIND, _("要填。轮训、证书、考核、服务年限，四选一。")),
            (columns.YEAR, _("要填。四位数，如 2023。")),
            (columns.TITLE, _("要填。如“2023 年第一轮”“年度考核”。")),
            (columns.RECORD_NUMBER, _("照原件抄。把这一列改成文本再填，前面的 0 才不会丢。")),
            (columns.RESULT, _("照原件抄，如“合格”“88”“6 年”。")),
            (columns.SOURCE, _("要填。抄自哪本台账、哪份文件。")),
        ],
    )
    return workbook_response(book.read(), _("历史记录模板.xlsx"))


@only(rules.may_approve)
def past_waiting(request, error: str = "", chosen: Collection[int] = (), status: int = 200):
    rows = waiting(rules.reach(request.user, {rules.Kind.HR_APPROVER}))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"place": "people", "page": page, "error": error, "chosen": chosen, "me": request.user.pk}
    context["reason"] = request.POST.get("reason", "")
    return render(request, "people/past/waiting.html", context, status=status)


@require_POST
@only(rules.may_approve)
def past_confirmation(request):
    return _judged(request, confirming.confirm, _("已核验 %(number)s 条。"))


@require_POST
@only(rules.may_approve)
def past_refusal(request):
    reason = request.POST.get("reason", "")
    return _judged(request, lambda ids, by: confirming.refuse(ids, reason, by), _("已退回 %(number)s 条。"))


def _judged(request, act, done: str):
    ids = [int(value) for value in request.POST.getlist("record") if value.isascii() and value.isdigit()][:PAGE]
    try:
        number = act(ids, request.user)
    except ValidationError as error:
        return past_waiting(request, error=error.messages[0], chosen=ids, status=422)
    messages.success(request, done % {"number": number})
    return redirect("past_waiting")


def _upload(request, form, refusal=None, status: int = 200):
    context = {"place": "people", "form": form, "refusal": refusal, "columns": columns}
    return render(request, "people/past/upload.html", context, status=status)
