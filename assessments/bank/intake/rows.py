"""The questions of an intake as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from assessments.bank.exchange import transport
from assessments.bank.exchange.found import Fault, FoundItem
from assessments.bank.models import Intake, IntakeRow, Item
from assessments.bank.pictures import Source, in_page
from assessments.bank.wording import Kind, Wording

BAD, GOOD, NEAR = Q(fault__isnull=False), Q(fault__isnull=True), ~Q(alike=[]) | Q(twin__isnull=False)
SHOWN = {"bad": BAD, "good": GOOD & Q(taken=True), "near": NEAR, "left": GOOD & Q(taken=False)}


@dataclass(frozen=True)
class Shown:
    """A question with all that the page says about it."""

    row: IntakeRow
    item: FoundItem
    sources: dict[str, Source]
    known: bool  # the bank has an item with this code: it gets a new version

    @property
    def wording(self) -> Wording:
        return self.item.wording

    @property
    def kind(self) -> str:
        return str(Kind(self.item.wording.kind).label)

    @property
    def fault(self) -> Fault | None:
        return Fault(*self.row.fault) if self.row.fault else None

    @property
    def alike(self) -> list[tuple[int, str, int]]:
        """Item, code and how much of the text is shared, in percent."""
        return [(item, code, round(share * 100)) for item, code, share in self.row.alike]


def counts(intake: Intake) -> dict[str, int]:
    """How many are bad, good, near to others, left out; and all."""
    counted = {name: Count("pk", filter=which) for name, which in SHOWN.items()}
    return IntakeRow.objects.filter(intake=intake).aggregate(all=Count("pk"), **counted)


def of_kind(intake: Intake, show: str):
    """The rows that a part of the page lists; all of them for an unknown part."""
    rows = IntakeRow.objects.filter(intake=intake).order_by("place")
    return rows.filter(SHOWN[show]) if show in SHOWN else rows


def shown(intake: Intake, rows: Iterable[IntakeRow]) -> list[Shown]:
    """One query for all the codes."""
    read = [(row, transport.from_line(row.question)) for row in rows]
    codes = {item.wording.code for _row, item in read if item.wording.code}
    known = set(Item.objects.filter(grid=intake.grid_id, code__in=codes).values_list("code", flat=True))
    return [Shown(row, item, in_page(item.wording.files), item.wording.code in known) for row, item in read]
