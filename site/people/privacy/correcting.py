"""A person says that something about them is wrong; who keeps the roster answers."""

from dataclasses import dataclass

from cryptography.fernet import Fernet
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from grids.paths import below
from ledger import auditing, sealing
from people import rules
from people.models import Correction, User, Worker

LONGEST = 500
MOST_WAITING = 5


@dataclass(frozen=True)
class Opened:
    """A request with its texts unsealed."""

    row: Correction
    wanted: str
    why: str
    answer: str


@transaction.atomic
def ask(worker: Worker, about: str, wanted: str, why: str) -> Correction:
    """By the person concerned, and nobody else: `worker` is who is signed in. Raises ValidationError."""
    if about not in Correction.About.values:
        raise ValidationError({"about": _("先选哪一项不对。")})
    wanted = _text("wanted", wanted, _("写一句应该是什么，不超过 500 个字。"))
    if Correction.objects.filter(worker=worker, answered_at=None).count() >= MOST_WAITING:
        raise ValidationError({"wanted": _("还有 5 条没有答复，等答复了再提。")})
    key = _key(worker)
    row = Correction.objects.create(
        worker=worker, about=about, sealed_wanted=_sealed(key, wanted), sealed_why=_sealed(key, why.strip()[:LONGEST])
    )
    auditing.record(worker.user, "correction.ask", worker, path=worker.grid.path, about=about)
    return row


@transaction.atomic
def answer(correction: Correction, accepted: bool, text: str, by: User) -> None:
    """Accepts or refuses, with words the person reads. Raises PermissionDenied, ValidationError."""
    row = Correction.objects.select_for_update(of=("self",)).select_related("worker__grid").get(pk=correction.pk)
    worker = row.worker
    if not rules.keeps_roster(by, worker.grid.path) or worker.user_id == by.pk:
        raise PermissionDenied
    text = _text("answer", text, _("写一句答复，本人看得到；不超过 500 个字。"))
    if row.answered_at:
        raise ValidationError({"answer": _("已经有人答复过了。")})
    Correction.objects.filter(pk=row.pk).update(
        accepted=accepted, sealed_answer=_sealed(_key(worker), text), answered_by=by, answered_at=timezone.now()
    )
    auditing.record(by, "correction.answer", worker, path=worker.grid.path, about=row.about, accepted=accepted)


def waiting_for(user: User) -> QuerySet[Correction]:
    """Requests without an answer where the user keeps the roster, oldest first; not the user's own."""
    reached = Q(pk__in=[])
    for path in rules.reach(user, rules.KEEPS_ROSTER):
        reached |= below(path, "worker__grid__path")
    rows = Correction.objects.filter(reached, answered_at=None).exclude(worker__user=user)
    return rows.select_related("worker__grid").order_by("made_at", "pk")


def opened(rows: QuerySet[Correction]) -> list[Opened]:
    """With the texts in clear; two statements, however many."""
    found = list(rows)
    keys = sealing.keys_of(f"worker:{row.worker_id}" for row in found)
    return [_opened(row, keys.get(f"worker:{row.worker_id}")) for row in found]


def _opened(row: Correction, key: Fernet | None) -> Opened:
    texts = (row.sealed_wanted, row.sealed_why, row.sealed_answer)
    return Opened(row, *(key.decrypt(text.encode()).decode() if key and text else "" for text in texts))


def _text(name: str, typed: str, message: str) -> str:
    text = typed.strip()
    if not text or len(text) > LONGEST:
        raise ValidationError({name: message})
    return text


def _key(worker: Worker) -> Fernet | None:
    return sealing.keys_of([f"worker:{worker.pk}"]).get(f"worker:{worker.pk}")


def _sealed(key: Fernet | None, text: str) -> str:
    return key.encrypt(text.encode()).decode() if key and text else ""
