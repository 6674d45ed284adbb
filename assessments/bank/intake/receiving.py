"""Takes a file in: reads it in a process of its own and keeps what it holds until somebody has looked at it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assessments.bank import rules
from assessments.bank.duplicates import alike_among, alike_in_bank
from assessments.bank.exchange import transport
from assessments.bank.exchange.formats import Format
from assessments.bank.exchange.found import Fault, Found, FoundItem
from assessments.bank.exchange.reading import read_file
from assessments.bank.models import Intake, IntakeRow
from grids import scope
from grids.models import Grid
from people.models import User


def receive(file: UploadedFile, form: Format, grid: Grid, by: User) -> Intake:
    """What the file holds, in the order of its lines. An earlier file of the same person is dropped.

    Raises PermissionDenied, and Unreadable when nothing can be taken from the file.
    """
    if not rules.may_write_items(by, grid.path):
        raise PermissionDenied
    with NamedTemporaryFile(suffix=Path(file.name or "").suffix) as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        found = read_file(Path(copy.name), form)
    with scope.within(grid.path), transaction.atomic():
        Intake.objects.filter(by=by).delete()
        intake = Intake.objects.create(
            grid=grid,
            by=by,
            file_name=(file.name or "")[:200],
            format=form.key,
            unread=[fault_line(fault) for fault in found.faults],
        )
        IntakeRow.objects.bulk_create(_rows(intake, found), batch_size=200)
    return intake


def fault_line(fault: Fault) -> list:
    return [fault.message, fault.line, dict(fault.values)]


def _rows(intake: Intake, found: Found) -> list[IntakeRow]:
    read: list[tuple[FoundItem, Fault | None]] = [(item, None) for item in found.items] + list(found.unsound)
    read.sort(key=lambda pair: pair[0].line or 0)
    stems = [item.wording.stem for item, _fault in read]
    return [
        IntakeRow(
            intake=intake,
            place=place,
            question=transport.to_line(item),
            fault=fault_line(fault) if fault else None,
            alike=alike,
            twin=None if twin is None else twin + 1,
        )
        for place, ((item, fault), alike, twin) in enumerate(zip(read, near(stems), alike_among(stems), strict=True), 1)
    ]


def near(stems: Sequence[str]) -> list[list]:
    """For each stem the near questions of the bank as `IntakeRow.alike` keeps them."""
    return [[[one.item_id, one.code, round(one.share, 2)] for one in alike] for alike in alike_in_bank(stems)]
