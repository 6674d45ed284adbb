"""Reads administrative divisions into the tree. All rows or none."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.naming import short
from grids.planting import Seedling, plant, whole_tree_by_code
from grids.reports import Report

COLUMNS = ["code", "name", "level", "parent_code"]
KINDS = {"city", "district", "street", "township", "community", "village", "other"}
SETTINGS = {"street": "urban", "community": "urban", "township": "rural", "village": "rural"}
FIRST_LINE = 2  # below the headings


@transaction.atomic
def import_divisions(rows: Iterable[Mapping[str, str | None]]) -> Report:
    """Takes rows with code, name, level (city, district, street, township, community, village, other) and parent_code.

    New codes are added, changed names are taken over, the rest stays. With one bad row nothing is written; the report
    then names all of them.
    """
    known = whole_tree_by_code()
    lines = [_line(row) for row in rows]
    report = Report(rows=len(lines))
    _check(lines, known, report)
    if report.errors:
        return report
    _rename(lines, known, report)
    seedlings = _seedlings(lines, known)
    plant(seedlings, known)
    report.created = len(seedlings)
    report.unchanged = report.rows - report.created - report.updated
    return report


def _line(row: Mapping[str, str | None]) -> dict:
    """The row with its spaces cut; `broken` when it has fewer or more columns than the headings."""
    cut = {key: (row.get(key) or "").strip() for key in COLUMNS}
    return cut | {"broken": None in row or any(row.get(key) is None for key in COLUMNS)}


def _check(lines: list[dict], known: dict[str, Grid], report: Report) -> None:
    seen: dict[str, int] = {}
    codes = known.keys() | {line["code"] for line in lines}
    code_at = {grid.path: code for code, grid in known.items()}
    for number, line in enumerate(lines, FIRST_LINE):
        code, parent_code = line["code"], line["parent_code"]
        if line["broken"]:
            report.refuse(number, "", _("这一行的列数和表头对不上。"))
        elif not code or not line["name"]:
            report.refuse(number, "code" if not code else "name", _("这一行缺代码或名称。"))
        elif len(code) > 24 or len(line["name"]) > 60:
            report.refuse(number, "name", _("代码不超过 24 位，名称不超过 60 个字。"))
        elif line["level"] not in KINDS:
            report.refuse(number, "level", _("级别“%(level)s”不认识。") % {"level": line["level"]})
        elif code in seen:
            report.refuse(number, "code", _("代码 %(code)s 和第 %(row)s 行重复。") % {"code": code, "row": seen[code]})
        elif line["level"] != "city" and (parent_code not in codes or parent_code == code):
            report.refuse(number, "parent_code", _("上级代码 %(code)s 找不到。") % {"code": parent_code or _("（空）")})
        elif code in known and code_at.get(known[code].path[: -Grid.steplen], "") != parent_code:
            report.refuse(number, "parent_code", _("%(code)s 已在别的上级下面，不能这样划转。") % {"code": code})
        seen.setdefault(code, number)
    if not report.errors:
        _check_reached(lines, known, report)


def _check_reached(lines: list[dict], known: dict[str, Grid], report: Report) -> None:
    """Two rows that name each other as parent never reach the root."""
    reached = {line["code"] for line in _in_order(lines, known)}
    for number, line in enumerate(lines, FIRST_LINE):
        if line["code"] not in reached:
            report.refuse(number, "parent_code", _("上级绕了一圈，回到了自己。"))


def _rename(lines: list[dict], known: dict[str, Grid], report: Report) -> None:
    renamed = []
    for line in lines:
        grid = known.get(line["code"])
        if grid and line["name"] != grid.official_name:
            grid.official_name, grid.name = line["name"], short(line["name"])
            renamed.append(grid)
    Grid.objects.bulk_update(renamed, ["name", "official_name"], batch_size=300)
    report.updated = len(renamed)


def _seedlings(lines: list[dict], known: dict[str, Grid]) -> list[Seedling]:
    levels = {code: grid.level for code, grid in known.items()}
    seedlings = []
    for line in _in_order(lines, known):
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
            )
            seedlings.append(Seedling(line["parent_code"], grid))
    return seedlings


def _kind(line: dict) -> str:
    """Units the register files under "other" count as what their name says they are."""
    return "community" if line["level"] == "other" and "社区" in line["name"] else line["level"]


def _in_order(lines: list[dict], known: dict[str, Grid]) -> list[dict]:
    """Parents before children, siblings by code."""
    below: dict[str, list[dict]] = {}
    codes = {line["code"] for line in lines}
    waiting = []
    for line in sorted(lines, key=lambda line: line["code"], reverse=True):
        if line["level"] == "city" or line["parent_code"] not in codes:
            waiting.append(line)
        else:
            below.setdefault(line["parent_code"], []).append(line)
    ordered = []
    while waiting:
        line = waiting.pop()
        ordered.append(line)
        waiting += below.get(line["code"], [])
    return ordered
