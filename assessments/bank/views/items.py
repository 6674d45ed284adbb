"""The bank's list, and one question with all its versions."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessments.bank import rules
from assessments.bank.access import for_writers
from assessments.bank.forms import FilterForm
from assessments.bank.models import Item
from assessments.bank.queries import latest_versions

PAGE = 20


@for_writers
@require_GET
def bank(request):
    form = FilterForm(request.GET or None)
    versions = form.narrow(latest_versions())
    page = Paginator(versions, PAGE).get_page(request.GET.get("page"))
    return render(request, "bank/bank.html", {"place": "bank", "form": form, "page": page})


@for_writers
@require_GET
def item(request, pk: int):
    found = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    versions = found.versions.select_related("topic", "prepared_by", "reviewed_by", "item__grid")
    shown = [(version, rules.may_approve(request.user, version)) for version in versions]
    return render(request, "bank/item.html", {"place": "bank", "item": found, "versions": shown})
