"""Makes two entries of one person one. Where each row went is kept, so that it can be taken back (`undoing`)."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing, sealing
from ledger.repointing import repoint
from people import phone_holdings, rules
from people.merging.planning import Part, plan
from people.merging.relations import sealed_columns
from people.merging.values import Written, differing, shown
from people.models import Assignment, Merge, MovedRow, Role, User, Worker
from people.signals import merging

ACCOUNT = "user"


def merge(kept: Worker, gone: Worker, by: User, take: Collection[str] = (), leave: Collection[str] = ()) -> Merge:
    """`gone` becomes part of `kept`: its rows move, its account is closed, its number finds the kept person.

    take: names of fields whose value comes from `gone` ("phone"; "user" for the account). leave: labels of parts of the
    plan that stay with the old number. Raises PermissionDenied, ValidationError; then nothing was changed.
    """
    try:
        with transaction.atomic():
            return _merge(kept, gone, by, take, leave)
    except IntegrityError as error:
        raise ValidationError(_("两个人的记录有重复，合并不了。请先改掉重复的那一条。")) from error


def check(kept: Worker, gone: Worker, by: User, take: Collection[str] = ()) -> None:
    """Raises PermissionDenied or ValidationError with what stands in the way."""
    if not all(rules.keeps_roster(by, worker.grid.path) for worker in (kept, gone)):
        raise PermissionDenied
    if kept.pk == gone.pk or kept.merged_into_id or gone.merged_into_id:
        raise ValidationError(_("这两个号已经是同一个人。"))
    if by.pk in {kept.user_id, gone.user_id}:
        raise ValidationError(_("自己的档案，请同事来合并。"))
    if kept.left_on and not gone.left_on:
        raise ValidationError(_("请保留还在岗的那个号。"))
    closed = _closed(kept, gone, take)
    if closed and Role.objects.filter(user=closed).exclude(last_day__lt=timezone.localdate()).exists():
        raise ValidationError(_("要停用的账号还有角色，请先收回角色，或者保留这个账号。"))
    merging.send(sender=Worker, kept=kept, gone=gone)


def _merge(kept: Worker, gone: Worker, by: User, take: Collection[str], leave: Collection[str]) -> Merge:
    both: models.QuerySet = models.QuerySet(Worker).select_for_update(of=("self",)).filter(pk__in=[kept.pk, gone.pk])
    locked = {worker.pk: worker for worker in both.select_related("grid").order_by("pk")}
    kept, gone = locked[kept.pk], locked[gone.pk]
    check(kept, gone, by, take)
    done = Merge.objects.create(kept=kept, gone=gone, by=by)
    written = Written()
    taken = [field for field in differing(kept, gone) if field.name in take]
    before = {field.name: shown(kept, field) for field in taken}
    after = {field.name: shown(gone, field) for field in taken}
    parts = plan(kept, gone, leave)
    for part in parts:
        _move(part, done, written)
    _write_account(kept, gone, take, written)
    _write_values(kept, gone, taken, written)
    _end(gone, kept, written)
    done.sealed = sealing.seal(f"worker:{kept.pk}", written.as_text())
    done.save(update_fields=["sealed"])
    phone_holdings.follow(User.objects.filter(worker__in=[kept.pk, gone.pk]))
    _note(done, parts, before, after)
    return done


def _move(part: Part, done: Merge, written: Written) -> None:
    """Text that is sealed for the one person is sealed anew for the other."""
    repoint(part.column, part.moving, done.kept_id)
    noted = {"model": part.column.model._meta.label_lower, "column": part.column.name}
    MovedRow.objects.bulk_create([MovedRow(merge=done, row=row, **noted) for row in part.moving], batch_size=1_000)
    names = sealed_columns(part.column.model)
    rows: models.QuerySet = models.QuerySet(part.column.model).filter(pk__in=part.moving)
    for row in rows if names else ():
        texts = {name: sealing.unseal(f"worker:{done.gone_id}", getattr(row, name)) for name in names}
        sealed = {name: sealing.seal(f"worker:{done.kept_id}", text) for name, text in texts.items() if text}
        written.write(row, **sealed)


def _write_account(kept: Worker, gone: Worker, take: Collection[str], written: Written) -> None:
    """One account stays with the kept person, a second one is closed."""
    closed = _closed(kept, gone, take)
    if gone.user_id and closed != gone.user:
        mine, theirs = kept.user_id, gone.user_id
        written.write(gone, user_id=None)
        written.write(kept, user_id=theirs)
        written.write(gone, user_id=mine)
    if closed:
        written.write(closed, is_active=False)


def _write_values(kept: Worker, gone: Worker, taken: list[models.Field], written: Written) -> None:
    written.write(kept, **{field.attname: getattr(gone, field.attname) for field in taken})
    if kept.user_id:
        written.write(User.objects.get(pk=kept.user_id), name=kept.name, phone=kept.phone)


def _end(gone: Worker, kept: Worker, written: Written) -> None:
    """The entry that is given up has left, and serves nowhere."""
    today = timezone.localdate()
    open_: models.QuerySet = models.QuerySet(Assignment).filter(worker=gone, last_day=None)
    for served in open_.order_by("pk"):
        written.write(served, last_day=max(served.first_day, today))
    written.write(gone, left_on=gone.left_on or today, merged_into_id=kept.pk)


def _closed(kept: Worker, gone: Worker, take: Collection[str]) -> User | None:
    """The account nobody will use: the other one of two."""
    if not (kept.user_id and gone.user_id):
        return None
    return kept.user if ACCOUNT in take else gone.user


def _note(done: Merge, parts: list[Part], before: dict, after: dict) -> None:
    moved = {part.label: len(part.moving) for part in parts if part.moving}
    stayed = {part.label: len(part.staying) for part in parts if part.staying}
    told = {"merge": done.pk, "kept": done.kept_id, "gone": done.gone_id, "moved": moved, "stayed": stayed}
    kept, gone = done.kept, done.gone
    subject = f"worker:{kept.pk}"
    auditing.record_many(
        done.by,
        "worker.merge",
        [
            auditing.Deed(kept, path=kept.grid.path, subject=subject, before=before, after=after, detail=told),
            auditing.Deed(gone, path=gone.grid.path, detail=told),
        ],
    )
