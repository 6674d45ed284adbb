"""The bank's list, and one question with all its versions."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessments.bank import pictures, rules
from assessments.bank.access import for_readers
from assessments.bank.differing import Difference, differences
from assessments.bank.forms import FilterForm
from assessments.bank.models import Item, ItemVersion, Remark
from assessments.bank.queries import latest_versions
from assessments.bank.uses import Facility, facilities_of, uses_of
from ledger.auditing import record
from people.models import Role, User
from people.roles.queries import deciders
from people.rules import TRAINING

PAGE = 20


@dataclass(frozen=True)
class Shown:
    """A version with what the page says about it."""

    version: ItemVersion
    may_approve: bool
    deciders: list[Role]
    remarks: list[Remark]
    differences: list[Difference]  # from the version before
    facility: Facility | None


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
    """A look at what an exam asks is recorded."""
    found = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    versions = list(
        found.versions.select_related("topic", "prepared_by", "reviewed_by", "item__grid").prefetch_related(
            "remarks__by"
        )
    )
    uses = uses_of(version.pk for version in versions)
    if exams := [use.title for use in uses if use.exam]:
        record(request.user, "exam question seen", found, path=found.grid.path, exams=exams)
    context = {
        "place": "bank",
        "item": found,
        "versions": _shown(versions, request.user),
        "uses": uses,
        "fields": Remark.FIELDS,
        "may_write": rules.may_write_items(request.user, found.grid.path),
        "sources": pictures.in_page(pictures.files_of(found.pk)),
    }
    return render(request, "bank/item.html", context)


def _shown(versions: list[ItemVersion], user: User) -> list[Shown]:
    """`versions` with the newest first."""
    older = [*versions[1:], None]
    facilities = facilities_of(version.pk for version in versions)
    return [
        Shown(
            version,
            rules.may_approve(user, version),
            _deciders(version),
            list(version.remarks.all()),
            differences(before.wording, version.wording) if before else [],
            facilities.get(version.pk),
        )
        for version, before in zip(versions, older, strict=True)
    ]


def _deciders(version: ItemVersion) -> list[Role]:
    """Who else may approve a version that waits."""
    if version.state != ItemVersion.State.IN_REVIEW:
        return []
    return deciders(TRAINING, version.item.grid.path, version.prepared_by_id)
