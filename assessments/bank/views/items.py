"""The bank's list, and one question with all its versions."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessments.bank import pictures, rules
from assessments.bank.access import for_readers
from assessments.bank.forms import FilterForm
from assessments.bank.models import Item, ItemVersion
from assessments.bank.queries import latest_versions
from people.models import Role
from people.roles.queries import deciders
from people.rules import TRAINING

PAGE = 20


@for_readers
@require_GET
def bank(request):
    form = FilterForm(request.GET or None)
    versions = form.narrow(latest_versions())
    page = Paginator(versions, PAGE).get_page(request.GET.get("page"))
    context = {"place": "bank", "form": form, "page": page, "may_write": rules.may_write_items(request.user)}
    return render(request, "bank/bank.html", context)


@for_readers
@require_GET
def item(request, pk: int):
    found = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    versions = found.versions.select_related("topic", "prepared_by", "reviewed_by", "item__grid")
    shown = [(version, rules.may_approve(request.user, version), _deciders(version)) for version in versions]
    may_write = rules.may_write_items(request.user, found.grid.path)
    context = {
        "place": "bank",
        "item": found,
        "versions": shown,
        "may_write": may_write,
        "sources": pictures.in_page(pictures.files_of(found.pk)),
    }
    return render(request, "bank/item.html", context)


def _deciders(version: ItemVersion) -> list[Role]:
    """Who else may approve a version that waits."""
    if version.state != ItemVersion.State.IN_REVIEW:
        return []
    return deciders(TRAINING, version.item.grid.path, version.prepared_by_id)
