"""Reads the whole chain of audit lines and says where it first fails."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.chaining import FIELDS, digest_of, marks
from ledger.models import AuditHead, AuditLine


@dataclass(frozen=True)
class Verdict:
    """`lines` were read. `wrong` is empty for a whole chain; `at` is the number of the line it first fails at.

    `anchor`: "number:digest" of the last line, to be written down.
    """

    lines: int
    anchor: str = ""
    at: int | None = None
    wrong: str = ""


class NoAnchor(ValueError):
    """What was given is not an anchor that `verify_audit` printed."""


def verify(anchor: str = "") -> Verdict:
    """Checks every line, the head with its mark, and the anchor, if one is given. Memory does not grow with the chain.

    Lines that are added meanwhile are left for the next time. Raises NoAnchor.
    """
    noted, noted_digest = _noted(anchor)
    newest = AuditLine.objects.order_by("-number").values_list("number", flat=True).first() or 0
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    if noted > head.number:
        return Verdict(0, at=head.number + 1, wrong=f"the anchor says there were {noted} lines, the head {head.number}")
    number, digest = 0, ""
    for values, stored in _lines(head.number):
        if values[0] != number + 1:
            return Verdict(number, at=number + 1, wrong="the line is missing")
        number, digest = number + 1, digest_of(values, digest)
        if digest != stored:
            return Verdict(number, at=number, wrong="the line was changed, put in or moved, or the one before it was")
        if number == noted and digest != noted_digest:
            return Verdict(number, at=number, wrong="the chain up to here is not the one the anchor was taken from")
    if number < head.number:
        return Verdict(number, at=number + 1, wrong=f"the line is missing; the head counts {head.number}")
    if newest > head.number:
        return Verdict(number, at=head.number + 1, wrong="the line was put in behind the head")
    if number and (digest != head.digest or head.mark not in marks(number, digest)):
        return Verdict(number, at=number, wrong="the head does not carry the operator's mark for this chain")
    return Verdict(number, anchor=f"{number}:{digest}" if number else "")


def _noted(anchor: str) -> tuple[int, str]:
    number, _colon, digest = anchor.strip().partition(":")
    if not anchor:
        return 0, ""
    if not (number.isascii() and number.isdigit() and len(digest) == 64):
        raise NoAnchor(anchor)
    return int(number), digest


def _lines(last: int) -> Iterator[tuple[list, str]]:
    rows = AuditLine.objects.filter(number__lte=last).order_by("number").values_list(*FIELDS, "digest")
    for *values, stored in rows.iterator(chunk_size=2_000):
        yield values, stored
