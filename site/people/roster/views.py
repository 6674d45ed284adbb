"""A roster is uploaded, looked at, and then imported or dropped."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from people import rules
from people.access import only
from people.roster import uploads, workbooks
from people.roster.importing import import_roster
from people.roster.uploads import RosterForm

MOST_SHOWN = 200


@only(rules.keeps_roster)
def roster_upload(request):
    posted = request.method == "POST"
    form = RosterForm(request.POST, request.FILES) if posted else RosterForm()
    if posted and form.is_valid():
        return redirect("roster", uploads.keep(form.cleaned_data["file"], request.user))
    return render(request, "people/roster_upload.html", {"place": "people", "form": form})


@only(rules.keeps_roster)
def roster(request, token):
    """GET shows what the workbook would change; POST imports it, with `skip_bad` the good rows only."""
    file = uploads.find(token, request.user)
    if request.method == "POST":
        report = import_roster(file, request.user, skip_bad="skip_bad" in request.POST)
        if report.changes or not report.errors:
            uploads.drop(request.user)
            messages.success(
                request,
                _("已导入：新增 %(created)s 人，更新 %(updated)s 人。")
                % {"created": report.created, "updated": report.updated},
            )
            return redirect("people")
    try:
        report = import_roster(file, request.user, dry_run=True)
    except workbooks.NotAWorkbook as error:
        form = RosterForm()
        return render(request, "people/roster_upload.html", {"place": "people", "form": form, "refusal": error})
    shown = report.errors[:MOST_SHOWN]
    return render(request, "people/roster.html", {"place": "people", "report": report, "errors": shown})
