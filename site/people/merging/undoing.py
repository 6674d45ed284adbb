"""Takes a merge back: every row and every value goes where it was."""

from collections import defaultdict
from datetime import timedelta

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing, sealing
from ledger.repointing import repoint
from people import phone_holdings, rules
from people.merging import relations
from people.merging.values import put_back
from people.models import Merge, User

DAYS = 30


def last_moment(done: Merge):
    """Until when the merge may be taken back."""
    return done.made_at + timedelta(days=DAYS)


@transaction.atomic
def undo(done: Merge, by: User) -> None:
    """Rows go back to the number they came from, with what has been hung on them since; what was added for the kept
    person in the meantime stays, and so does a value that somebody has changed. Raises PermissionDenied, ValidationError."""
    stored = Merge.objects.select_for_update(of=("self",)).select_related("kept__grid", "gone__grid").get(pk=done.pk)
    text = _undoable(stored, by)
    back: dict[type[models.Model], set[int]] = {}
    noted = defaultdict(list)
    for model, name, row in stored.moved.order_by("pk").values_list("model", "column", "row"):
        noted[apps.get_model(model)._meta.get_field(name)].append(row)
    for column in relations.columns():
        rows = _rows_back(column, stored, noted[column], back)
        back.setdefault(column.model, set()).update(rows)
        repoint(column, rows, stored.gone_id)
    put_back(text)
    phone_holdings.follow(User.objects.filter(worker__in=[stored.kept_id, stored.gone_id]))
    Merge.objects.filter(pk=stored.pk).update(undone_at=timezone.now(), undone_by=by)
    told = {"merge": stored.pk, "kept": stored.kept_id, "gone": stored.gone_id, "moved": sum(map(len, back.values()))}
    people = (stored.kept, stored.gone)
    deeds = [auditing.Deed(worker, path=worker.grid.path, detail=told) for worker in people]
    auditing.record_many(by, "worker.unmerge", deeds)


def _undoable(stored: Merge, by: User) -> str:
    if not all(rules.keeps_roster(by, worker.grid.path) for worker in (stored.kept, stored.gone)):
        raise PermissionDenied
    if by.pk in {stored.kept.user_id, stored.gone.user_id}:
        raise ValidationError(_("自己的档案，请同事来办。"))
    if stored.undone_at:
        raise ValidationError(_("这次合并已经撤销了。"))
    if timezone.now() > last_moment(stored):
        raise ValidationError(_("合并已经超过 %(days)s 天，不能再撤销。") % {"days": DAYS})
    both = [stored.kept_id, stored.gone_id]
    later = Merge.objects.filter(Q(kept__in=both) | Q(gone__in=both), pk__gt=stored.pk, undone_at=None)
    if later.exists():
        raise ValidationError(_("这个人后来又合并过，请先撤销后面那一次。"))
    text = sealing.unseal(f"worker:{stored.kept_id}", stored.sealed)
    if text is None:
        raise ValidationError(_("这个人的信息已经注销，合并不能再撤销。"))
    return text


def _rows_back(column: models.Field, stored: Merge, rows: list[int], back: dict) -> list[int]:
    """The rows that were moved and are still there, and later ones that hang from a row that goes back."""
    here: models.QuerySet = models.QuerySet(column.model).filter(**{column.name: stored.kept_id})
    wanted = Q(pk__in=rows)
    for up in relations.parents(column):
        wanted |= Q(**{f"{up.attname}__in": back.get(up.related_model, ())})
    return list(here.filter(wanted).order_by("pk").values_list("pk", flat=True))
