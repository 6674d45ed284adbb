"""Reads administrative divisions into the tree. All rows or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import division_lines, renaming
from grids.adding import SETTINGS
from grids.closing import children_in_force
from grids.division_lines import COLUMNS, FIRST_LINE, in_order
from grids.holding import hold
from grids.models import Grid
from grids.naming import short
from grids.occupants import occupants
from grids.planting import Seedling, plant, whole_tree_by_code
from grids.reports import BadRow, Report
from ledger import auditing

__all__ = ["COLUMNS", "DivisionReport", "import_divisions"]
MOST_NAMED = 20


@dataclass
class DivisionReport(Report):
    closed: int = 0
    notes: list[BadRow] = field(default_factory=list)  # done all the same, and somebody has to see to it

    def note(self, row: int, column: str, message: str) -> None:
        self.notes.append(BadRow(row, column, message))


@transaction.atomic
def import_divisions(rows: Iterable[Mapping[str, str | None]]) -> DivisionReport:
    """Takes rows with code, name, level (city, district, street, township, community, village, other) and parent_code,
    perhaps with valid_from and valid_to (2026-01-31; the last day).

    New codes are added, changed names are taken over and the former ones kept. A division with an end is closed and
    stays in the tree; who still serves there stands in the notes. An empty date leaves what is there. With one bad row
    nothing is written; the report then names all of them.
    """
    hold()
    known = whole_tree_by_code()
    lines = [division_lines.read(row) for row in rows]
    report = DivisionReport(rows=len(lines))
    division_lines.check(lines, known, report)
    if report.errors:
        return report
    renamed, dated = _rename(lines, known), _set_days(lines, known)
    seedlings = _seedlings(lines, known)
    plant(seedlings, known)
    report.created, report.updated = len(seedlings), len(renamed | {grid.code for grid in dated})
    report.closed = sum(grid.valid_to is not None for grid in dated)
    report.unchanged = report.rows - report.created - report.updated
    _note_what_is_left(lines, known, report)
    if report.changes:
        top = Grid.get_first_root_node()
        counts = {"created": report.created, "updated": report.updated, "closed": report.closed}
        auditing.record(auditing.SYSTEM, "grid.import", top, path=top.path, **counts)
    return report


def _rename(lines: list[dict], known: dict[str, Grid]) -> set[str]:
    names = [
        (grid, short(line["name"]), line["name"])
        for line in lines
        if (grid := known.get(line["code"])) and line["name"] != grid.official_name
    ]
    renaming.rename(names, timezone.localdate(), by=None)
    return {grid.code for grid, *_names in names}


def _set_days(lines: list[dict], known: dict[str, Grid]) -> list[Grid]:
    dated = []
    for line in lines:
        days = {key: line[key] for key in division_lines.DATES if line[key]}
        grid = known.get(line["code"])
        if grid and any(getattr(grid, key) != day for key, day in days.items()):
            for key, day in days.items():
                setattr(grid, key, day)
            dated.append(grid)
    Grid.objects.bulk_update(dated, division_lines.DATES, batch_size=300)
    return dated


def _seedlings(lines: list[dict], known: dict[str, Grid]) -> list[Seedling]:
    levels = {code: grid.level for code, grid in known.items()}
    seedlings = []
    for line in in_order(lines, known):
        kind = _kind(line)
        level = 0 if kind in {"city", "district"} else levels[line["parent_code"]] + 1
        levels[line["code"]] = level
        if line["code"] not in known:
            grid = Grid(
                code=line["code"],
                name=short(line["name"]),
                official_name=line["name"],
                kind=kind,
                level=level,
                setting=SETTINGS.get(kind, ""),
                valid_from=line["valid_from"],
                valid_to=line["valid_to"],
            )
            seedlings.append(Seedling(line["parent_code"], grid))
    return seedlings


def _kind(line: dict) -> str:
    """Units the register files under "other" count as what their name says they are."""
    return "community" if line["level"] == "other" and "社区" in line["name"] else line["level"]


def _note_what_is_left(lines: list[dict], known: dict[str, Grid], report: DivisionReport) -> None:
    ended = {known[line["code"]]: number for number, line in enumerate(lines, FIRST_LINE) if line["valid_to"]}
    today = timezone.localdate()
    names = occupants(list(ended), today)
    for grid, number in ended.items():
        if told := names.get(grid.pk):
            people = "、".join(told[:MOST_NAMED])
            text = _("%(name)s 停用了，还有 %(number)s 人在里面：%(people)s。请并入别的网格，或者办调动。")
            report.note(number, "valid_to", text % {"name": grid.name, "number": len(told), "people": people})
        if children := children_in_force(grid):
            text = _("%(name)s 停用了，下面还有 %(number)s 个网格没有停用。")
            report.note(number, "valid_to", text % {"name": grid.name, "number": len(children)})
