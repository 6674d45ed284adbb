"""Takes questions out of the bank in a format of other systems."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.bank.exchange.formats import Format
from assessments.bank.models import ItemPicture, ItemVersion
from assessments.bank.wording import Kind, Wording
from grids.models import Grid
from ledger.auditing import Deed, record_many

KINDS = list(Kind.values)


@dataclass(frozen=True)
class Loss:
    """Something that the format cannot carry, and how many questions it concerns."""

    what: str
    count: int


def wordings_of(versions: Iterable[ItemVersion]) -> list[Wording]:
    """With their pictures, in two queries. `versions` with item and topic loaded."""
    versions = list(versions)
    files: dict[int, dict[str, bytes]] = {}
    for item, name, content in ItemPicture.objects.filter(
        item__in={version.item_id for version in versions}
    ).values_list("item", "name", "content"):
        files.setdefault(item, {})[name] = bytes(content)
    return [replace(version.wording, files=files.get(version.item_id, {})) for version in versions]


def divide(wordings: Iterable[Wording], form: Format) -> tuple[list[Wording], list[Wording]]:
    """Those whose kind the format can carry, and those it cannot."""
    carried: list[Wording] = []
    left: list[Wording] = []
    for wording in wordings:
        (carried if form.carries(wording) else left).append(wording)
    return carried, left


def losses(wordings: Iterable[Wording], form: Format) -> list[Loss]:
    """What would not come back from an export, most frequent first; said before the export."""
    counted: dict[str, int] = {}
    for wording in wordings:
        for what in dict.fromkeys(str(fault) for fault in form.losses(wording)):
            counted[what] = counted.get(what, 0) + 1
    return [Loss(what, count) for what, count in sorted(counted.items(), key=lambda pair: -pair[1])]


def export(wordings: list[Wording], form: Format, grids: Iterable[Grid], by) -> bytes:
    """The file, of those the format can carry; who took what out is on the record of each of the banks."""
    told = {"format": form.key, "count": len(wordings)}
    record_many(by, "items exported", [Deed(grid, path=grid.path, detail=told) for grid in grids])
    return form.write(sorted(wordings, key=lambda one: KINDS.index(one.kind)) if form.by_kind else wordings)
