"""The lines of a file of divisions: read, and checked against one another and against the tree."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from grids.models import Grid
from grids.reports import Report

COLUMNS = ["code", "name", "level", "parent_code"]
DATES = ["valid_from", "valid_to"]  # may be left out
KINDS = {"city", "district", "street", "township", "community", "village", "other"}
FIRST_LINE = 2  # below the headings


def read(row: Mapping[str, str | None]) -> dict:
    """The row with its spaces cut; `broken` when it has fewer or more columns than the headings.

    A date is a `date`, None where the cell is empty or the column is missing, and the text itself where it is no date.
    """
    cut = {key: (row.get(key) or "").strip() for key in COLUMNS}
    days = {key: _day((row.get(key) or "").strip()) for key in DATES}
    return cut | days | {"broken": None in row or any(row.get(key) is None for key in COLUMNS)}


def _day(text: str) -> date | str | None:
    try:
        year, month, day = text.replace("/", "-").replace(".", "-").split("-")
        return date(int(year), int(month), int(day))
    except ValueError:
        return text or None


def check(lines: list[dict], known: dict[str, Grid], report: Report) -> None:
    """Refuses in the report every line that can't be taken."""
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
        elif code in known and (above := code_at.get(known[code].path[: -Grid.steplen], "")) != parent_code:
            report.refuse(number, "parent_code", _moved(code, known.get(above)))
        else:
            _check_days(number, line, known.get(code), report)
        seen.setdefault(code, number)
    if not report.errors:
        _check_reached(lines, known, report)


def _moved(code: str, above: Grid | None) -> str:
    return _("%(code)s 现在在“%(above)s”下面。换上级不在导入里办：请在管理页打开这个网格，用“划转”。") % {
        "code": code,
        "above": above.name if above else _("（空）"),
    }


def _check_days(number: int, line: dict, grid: Grid | None, report: Report) -> None:
    for key in DATES:
        if isinstance(line[key], str):
            report.refuse(number, key, _("“%(day)s”不是日期，请写成 2026-01-31 这样。") % {"day": line[key]})
            return
    first, last = line["valid_from"] or (grid.valid_from if grid else None), line["valid_to"]
    if first and last and last < first:
        report.refuse(number, "valid_to", _("停用日期早于启用日期。"))


def _check_reached(lines: list[dict], known: dict[str, Grid], report: Report) -> None:
    """Two rows that name each other as parent never reach the root."""
    reached = {line["code"] for line in in_order(lines, known)}
    for number, line in enumerate(lines, FIRST_LINE):
        if line["code"] not in reached:
            report.refuse(number, "parent_code", _("上级绕了一圈，回到了自己。"))


def in_order(lines: list[dict], known: dict[str, Grid]) -> list[dict]:
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
