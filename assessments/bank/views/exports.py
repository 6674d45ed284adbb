"""Taking questions out of the bank: what the list shows, with all that gets lost on the way said first."""

from collections import Counter
from io import BytesIO

from django.http import FileResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from assessments.bank import exporting
from assessments.bank.access import for_writers
from assessments.bank.exchange.formats import FORMATS
from assessments.bank.forms import FilterForm
from assessments.bank.queries import latest_versions
from assessments.bank.wording import Kind


@for_writers
def item_export(request):
    """GET says what the format cannot carry; POST gives the file. Both narrow the list as the bank's page does."""
    filters = FilterForm(request.GET or None)
    form = FORMATS.get(request.GET.get("format", ""), next(iter(FORMATS.values())))
    versions = list(filters.narrow(latest_versions()))
    carried, left = exporting.divide(exporting.wordings_of(versions), form)
    if request.method == "POST" and carried:
        content = exporting.export(carried, form, {version.item.grid for version in versions}, request.user)
        return FileResponse(BytesIO(content), as_attachment=True, filename=_("题目") + form.extensions[0])
    context = {
        "place": "bank",
        "formats": FORMATS.values(),
        "form": form,
        "carried": carried,
        "left": sorted((count, Kind(kind).label) for kind, count in Counter(one.kind for one in left).items()),
        "losses": exporting.losses(carried, form),
    }
    return render(request, "bank/export.html", context)
