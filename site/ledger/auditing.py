"""Writes audit lines. A deed without an actor is refused."""

from django.db import models

from ledger.models import AuditLine


class AnonymousDeed(RuntimeError):
    """A deed with an effect was to be recorded without saying who did it."""


SYSTEM = object()  # named on purpose by commands and tasks that act for nobody in particular


def record(actor, deed: str, target: models.Model, *, path: str = "", **detail) -> AuditLine:
    """Adds one audit line: `actor` is a user, or `SYSTEM` for a command; `detail` must be JSON. Raises AnonymousDeed."""
    if actor is not SYSTEM and not getattr(actor, "is_authenticated", False):
        raise AnonymousDeed(deed)
    return AuditLine.objects.create(
        actor=None if actor is SYSTEM else actor,
        deed=deed,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        path=path,
        detail=detail,
    )
