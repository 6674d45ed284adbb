"""Writes items and new versions of them. An approved version never changes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from assessments.bank import pictures, rules
from assessments.bank.models import Item, ItemVersion
from assessments.bank.queries import topic_called
from assessments.bank.wording import Wording
from grids.models import Grid
from ledger.auditing import record
from people.models import User


class CodeTaken(ValueError):
    """Another item of the grid has this code."""


@transaction.atomic
def write_item(grid: Grid, code: str, wording: Wording, by: User) -> ItemVersion:
    """Adds an item with its first version, a draft. Raises PermissionDenied out of reach, CodeTaken for a used code."""
    if not rules.may_write_items(by, grid.path):
        raise PermissionDenied
    if Item.objects.filter(grid=grid, code=code).exists():
        raise CodeTaken(_("编号 %(code)s 已经用过了，请换一个。") % {"code": code})
    item = Item.objects.create(grid=grid, code=code)
    version = ItemVersion(item=item, prepared_by=by).say(wording, topic_called(wording.topic))
    version.save()
    pictures.keep_many({item: wording.files})
    record(by, "item written", version, path=grid.path, code=code)
    return version


@transaction.atomic
def write_version(item: Item, wording: Wording, by: User) -> ItemVersion:
    """Adds a draft with another wording; one's own draft is written over instead. Earlier approved versions stand."""
    if not rules.may_write_items(by, item.grid.path):
        raise PermissionDenied
    draft = item.versions.filter(state=ItemVersion.State.DRAFT, prepared_by=by).first()
    if draft is None:
        number = (item.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        draft = ItemVersion(item=item, number=number, prepared_by=by)
    draft.say(wording, topic_called(wording.topic)).save()
    pictures.keep_many({item: wording.files})
    record(by, "item version written", draft, path=item.grid.path, number=draft.number)
    return draft
