"""Every act on a person's history runs inside this: locked, wholly in sight, followed by the worker's own fields, audited."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grids import scope
from ledger import auditing
from people import rules
from people.history.following import follow
from people.models import User, Worker


@dataclass
class Change:
    """What an act is about to do to `worker`; it says what stood before and what stands after."""

    worker: Worker
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@contextmanager
def altering(worker: Worker, by: User, deed: str, reason: str | None = None) -> Iterator[Change]:
    """Holds the person's row until the act is done; an act that raises leaves nothing behind.

    `reason` None: none is asked for. The earlier service of a person may lie in another district, so the act sees the
    whole tree. Raises PermissionDenied (also for one's own history), ValidationError for a reason left out.
    """
    reason = _asked(reason)
    with scope.whole_tree("a person's whole history"), transaction.atomic():
        # Without a join: PostgreSQL, having waited for the row, would hold its new grid against the old one's and find nobody.
        held = Worker.objects.select_for_update().get(pk=worker.pk)
        if held.user_id == by.pk or not rules.keeps_roster(by, held.grid.path):
            raise PermissionDenied
        change = Change(held)
        yield change
        follow(held)
        auditing.record(
            by,
            deed,
            held,
            path=held.grid.path,
            reason=reason,
            subject=f"worker:{held.pk}",
            before=_told(change.before),
            after=_told(change.after),
        )


def _asked(reason: str | None) -> str:
    if reason is None:
        return ""
    reason = reason.strip()
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("请写原因，不超过 200 个字。")})
    return reason


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """As JSON keeps it: days as 2024-03-01, things by their name."""
    return {key: value if isinstance(value, str | int | None) else str(value) for key, value in values.items()}
