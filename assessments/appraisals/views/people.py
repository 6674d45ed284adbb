"""One person's appraisal, and what is entered for people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.appraisals import queries
from assessments.appraisals.access import for_hr
from assessments.appraisals.deducting import deduct
from assessments.appraisals.explaining import explain
from assessments.appraisals.forms import DeductionForm, RatingSheet
from assessments.appraisals.models import Appraisal, Cycle
from assessments.appraisals.places import place_names
from assessments.appraisals.rating import rate_many
from assessments.appraisals.tracing import without_links
from people import rules

PEOPLE = Appraisal.objects.select_related(
    "worker__category", "grid", "cycle__grid", "cycle__scheme", "cycle__approved_by"
)


@for_hr
def appraisal(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(PEOPLE.all(), pk=pk)
    may_prepare = not shown.cycle.approved_at and rules.may_prepare(request.user, shown.cycle.grid.path)
    return render(
        request,
        "appraisals/appraisal.html",
        {
            "place": "appraisals",
            "appraisal": shown,
            "unit": place_names([shown.grid.path])[shown.grid.path],
            "lines": without_links(explain(shown)),
            "form": DeductionForm(request.POST or None) if may_prepare else None,
        },
    )


@require_POST
@for_hr
def deduction(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(PEOPLE.all(), pk=pk)
    form = DeductionForm(request.POST)
    try:
        if form.is_valid():
            deduct(shown.cycle, shown.worker, **form.cleaned_data, by=request.user)
            messages.success(request, _("记下了。重新计算以后，总分才会变。"))
            return redirect("person_appraisal", shown.pk)
    except ValidationError as error:
        form.add_error(None, error)
    messages.error(request, next(iter(form.errors.values()))[0])
    return redirect("person_appraisal", shown.pk)


@for_hr
def ratings(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Cycle.objects.select_related("grid", "round"), pk=pk)
    if shown.approved_at or not rules.may_prepare(request.user, shown.grid.path):
        return redirect("cycle", shown.pk)
    everybody = queries.due_with_ratings(shown, unrated=False)
    unrated = [row for row in everybody if row.rating is None]
    all_of_them = "all" in request.GET
    page = Paginator(everybody if all_of_them else unrated, queries.A_PAGE).get_page(request.GET.get("page"))
    sheet = RatingSheet(list(page), request.POST or None)
    if request.method == "POST" and sheet.is_valid():
        added = rate_many(shown, sheet.ratings(), request.user)
        messages.success(request, _("记下了 %(added)s 人的评分。") % {"added": added})
        return redirect(request.get_full_path())
    units = place_names((row.grid.path for row in page), short=True)
    for row in page:
        row.place = units[row.grid.path]
    context = {"place": "appraisals", "cycle": shown, "sheet": sheet, "page": page, "all": all_of_them}
    counts = {"people": len(everybody), "unrated": len(unrated)}
    return render(request, "appraisals/ratings.html", context | counts)


@login_required
def my_appraisal(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(PEOPLE.all(), pk=pk)
    return render(
        request, "appraisals/my_appraisal.html", {"place": "record", "appraisal": shown, "lines": explain(shown)}
    )
