"""The empty roster to fill in: headings with notes, lists to choose from, the grids of one's own unit, an example."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils import timezone

from grids.models import Grid
from grids.paths import STEP, below
from ledger.sheets import Column, Workbook
from people.models import EmploymentCategory, Post
from people.roster import columns
from people.roster.cells import EDUCATION_NAMES
from people.roster.shaping import HANDED_OUT, column, notes

LISTS = "选项"


def blank_roster(reach: tuple[str, ...]) -> bytes:
    """An xlsx for who keeps the roster below these paths."""
    lists = {
        columns.CATEGORY: [term.name for term in EmploymentCategory.objects.filter(retired_on=None)],
        columns.POST: [term.name for term in Post.objects.filter(retired_on=None)],
        columns.EDUCATION: list(EDUCATION_NAMES.values()),
    }
    ranges = {name: _range(place, len(words)) for place, (name, words) in enumerate(lists.items())}
    told = notes()
    heads = [column(name, note=told[name], choices=ranges.get(name, "")) for name in HANDED_OUT]
    grids = _grids(reach)
    book = Workbook()
    book.add("花名册", [], heads, [_example(lists, grids[-1][0] if grids else "")])
    book.add("网格", [], [column(columns.GRID), Column("名称", 50), Column("类别")], grids)
    longest = max(map(len, lists.values()))
    rows = [[words[row] if row < len(words) else "" for words in lists.values()] for row in range(longest)]
    book.add(LISTS, [], [Column(name, 22) for name in lists], rows)
    return book.read()


def _range(place: int, length: int) -> str:
    letter = "ABC"[place]
    return f"={LISTS}!${letter}$2:${letter}${length + 1}"


def _example(lists: dict[str, list[str]], code: str) -> list:
    """Known by what stands in place of the number, and passed over."""
    known = {
        columns.NUMBER: columns.EXAMPLE,
        columns.NAME: "王秀兰",
        columns.PHONE: "13800001234",
        columns.CATEGORY: lists[columns.CATEGORY][0],
        columns.GRADE: 3,
        columns.EDUCATION: "大专",
        columns.JOINED: date(2024, 3, 1),
        columns.GRID: code,
        columns.TITLES: "助理社会工作师",
    }
    return [known.get(name, "") for name in HANDED_OUT]


def _grids(reach: tuple[str, ...]) -> list[list[str]]:
    inside = Q(pk__in=[])
    for path in reach:
        inside |= below(path)
    in_use = Grid.objects.filter(inside).exclude(valid_to__lt=timezone.localdate()).order_by("path")
    return list(_named(in_use.only("path", "code", "name", "kind", "level")))


def _named(grids) -> Iterator[list[str]]:
    """Each grid with the names from the street down, as elsewhere; parents come before their children."""
    lines: dict[str, str] = {}
    for grid in grids:
        above = lines.get(grid.path[:-STEP], "")
        lines[grid.path] = f"{above} {grid.name}".strip() if grid.level else ""
        yield [grid.code, lines[grid.path] or grid.name, grid.get_kind_display()]
