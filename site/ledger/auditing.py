"""Writes audit lines. A deed without an actor is refused, and so is one that lies nowhere."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from ledger import chaining, origins, sealing
from ledger.models import AuditLine


class AnonymousDeed(RuntimeError):
    """A deed with an effect was to be recorded without saying who did it."""


class UnplacedDeed(RuntimeError):
    """A deed was to be recorded without saying in whose reach it lies."""


SYSTEM = object()  # named on purpose by commands and tasks that act for nobody in particular


@dataclass(frozen=True)
class Deed:
    """What was done to one target, for `record_many`; the values are those of `record`."""

    target: models.Model
    path: str = ""
    reason: str = ""
    subject: str = ""
    before: dict | None = None
    after: dict | None = None
    detail: dict = field(default_factory=dict)


# Higher apps know where things lie: each says a path, "" for "nobody asks", or None for "I do not know this".
_finders: list[Callable[[models.Model], str | None]] = []


def find_paths_with(finder: Callable[[models.Model], str | None]) -> Callable[[models.Model], str | None]:
    """Registers who is asked for the path of a target that is recorded without one. The first answer counts."""
    _finders.append(finder)
    return finder


def record(
    actor, deed: str, target: models.Model, *, path="", reason="", subject="", before=None, after=None, **detail
) -> AuditLine:
    """Adds one audit line at the end of the chain. Call it last in an act: the chain is locked until the act commits.

    `actor` is a user, or `SYSTEM` for a command. `path` is the grid under which it was done; without it the target's own
    is found. `before` and `after` are dictionaries of what changed, sealed for `subject` (as in ledger.sealing); personal
    values belong there, not into `detail`. All must be JSON, dates and Decimals included. Raises AnonymousDeed, UnplacedDeed.
    """
    return record_many(actor, deed, [Deed(target, path, reason, subject, before, after, detail)])[0]


def record_many(actor, deed: str, deeds: Iterable[Deed]) -> list[AuditLine]:
    """The same deed done to many targets, in a few statements; see `record`."""
    if actor is not SYSTEM and not getattr(actor, "is_authenticated", False):
        raise AnonymousDeed(deed)
    done = list(deeds)
    keys = sealing.keys_of(one.subject for one in done if one.subject and _changed(one))
    origin = origins.current()
    lines = [
        AuditLine(
            actor=None if actor is SYSTEM else actor,
            deed=deed,
            target_type=one.target._meta.label_lower,
            target_id="" if one.target.pk is None else str(one.target.pk),
            path=one.path or _path_of(one.target),
            reason=one.reason[:500],
            subject=one.subject,
            change=_change(one, keys),
            detail=_plain(one.detail),
            address=origin.address,
            device=origin.device,
        )
        for one in done
    ]
    with transaction.atomic(savepoint=False):
        return chaining.append(lines)


def change_of(line: AuditLine) -> dict[str, dict | None]:
    """{"before": …, "after": …} of a line; empty where it has none, or the person's key is destroyed."""
    text = sealing.unseal(line.subject, line.change) if line.subject else line.change
    return json.loads(text) if text else {}


def _path_of(target: models.Model) -> str:
    for finder in _finders:
        path = finder(target)
        if path is not None:
            return path
    raise UnplacedDeed(f"{target._meta.label} {target.pk}: say under which grid this was done")


def _changed(one: Deed) -> bool:
    return one.before is not None or one.after is not None


def _change(one: Deed, keys: dict) -> str:
    if not _changed(one):
        return ""
    text = _json({"before": one.before, "after": one.after})
    if not one.subject:
        return text
    key = keys.get(one.subject)
    return key.encrypt(text.encode()).decode() if key else ""  # a destroyed key: nothing is kept of the person


def _plain(detail: dict) -> dict:
    """As the database gives it back. A float could come back written otherwise, so it is kept as text."""
    return json.loads(_json(detail), parse_float=str) if detail else {}


def _json(value: dict) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
