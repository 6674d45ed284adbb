"""From draft to approved: one person prepares, another approves."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.bank import rules
from assessments.bank.checking import faults
from assessments.bank.models import Item, ItemVersion, Remark
from assessments.bank.pictures import with_files
from ledger.auditing import record
from people.models import User

State = ItemVersion.State


class NotReady(ValueError):
    """The version cannot be handed on; the message says what is missing."""


def submit_for_review(version: ItemVersion, by: User) -> None:
    """Draft → in review. Raises NotReady with the reasons when it has a fault. Without a basis it will serve practice only."""
    if not rules.may_write_items(by, version.item.grid.path):
        raise PermissionDenied
    _check(version)
    _move(version, State.DRAFT, State.IN_REVIEW)
    record(by, "item version submitted", version, path=version.item.grid.path)


def approve(version: ItemVersion, by: User) -> None:
    """In review → approved. Raises PermissionDenied for its preparer and for people out of reach, NotReady otherwise."""
    if not rules.may_approve(by, version):
        raise PermissionDenied
    _check(version)
    _move(version, State.IN_REVIEW, State.APPROVED, reviewed_by=by, approved_at=timezone.now())
    record(by, "item version approved", version, path=version.item.grid.path)


@transaction.atomic
def send_back(version: ItemVersion, by: User, remarks: Mapping[str, str]) -> None:
    """In review → draft, with what is to be put right: a sentence by field of `Remark.FIELDS`. Raises NotReady without one."""
    if not rules.may_approve(by, version):
        raise PermissionDenied
    said = {field: text.strip() for field, text in remarks.items() if field in Remark.FIELDS and text.strip()}
    if not said:
        raise NotReady(_("退回要写一句原因，命题人才知道改哪里。"))
    _move(version, State.IN_REVIEW, State.DRAFT)
    for field, text in said.items():
        Remark.objects.create(version=version, field=field, text=text[:500], by=by)
    record(by, "item version sent back", version, path=version.item.grid.path, reason="；".join(said.values()))


def retire(item: Item, by: User) -> None:
    """Takes an item out of future papers. Papers already drawn keep it."""
    if not rules.may_review_items(by, item.grid.path):
        raise PermissionDenied
    Item.objects.filter(pk=item.pk, retired_at=None).update(retired_at=timezone.now())
    record(by, "item retired", item, path=item.grid.path)


def _check(version: ItemVersion) -> None:
    wrong = faults(with_files(version))
    if wrong:
        raise NotReady(" ".join(wrong))


def _move(version: ItemVersion, before: str, after: str, **values) -> None:
    moved = ItemVersion.objects.filter(pk=version.pk, state=before).update(state=after, **values)
    if not moved:
        raise NotReady(_("这道题的状态已经变了，请刷新再看。"))
    version.state = after
