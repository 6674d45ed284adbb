"""What was accepted goes into the bank: as drafts, or straight to review."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments.bank import rules
from assessments.bank.checking import faults
from assessments.bank.exchange import transport
from assessments.bank.exchange.found import Fault
from assessments.bank.intake.receiving import fault_line, near
from assessments.bank.intake.rows import GOOD
from assessments.bank.models import Intake, IntakeRow, ItemVersion
from assessments.bank.storing import Stored, store
from assessments.bank.wording import Wording
from people.models import User

State = ItemVersion.State


@transaction.atomic
def finish(intake: Intake, by: User, state: str) -> tuple[Stored, int]:
    """Stores the accepted questions with this state (draft or in review); those still to be put right stay behind.

    Returns what was stored and how many stayed. Raises PermissionDenied for another person's file.
    """
    if intake.by_id != by.pk or not rules.may_write_items(by, intake.grid.path):
        raise PermissionDenied
    Intake.objects.select_for_update().get(pk=intake.pk)
    rows = list(intake.rows.filter(GOOD, taken=True))
    stored = store((transport.from_line(row.question).wording for row in rows), intake.grid, by, state)
    intake.rows.filter(GOOD).delete()
    left = intake.rows.count()
    if left:
        Intake.objects.filter(pk=intake.pk).update(unread=[])
    else:
        intake.delete()
    return stored, left


def correct(row: IntakeRow, wording: Wording) -> None:
    """Takes over what somebody put right, `wording` with all its pictures."""
    before = transport.from_line(row.question)
    item = replace(before, wording=wording)
    wrong = faults(item.wording)
    row.fault = fault_line(Fault("%(faults)s", before.line, {"faults": " ".join(wrong)})) if wrong else None
    row.alike, row.twin = near([wording.stem])[0], None
    row.question, row.taken = transport.to_line(item), True
    row.save()
