"""Checks the rows of a roster against each other, the tree, the lists of words, and the people already known."""

from django.utils import timezone
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.reports import Report
from people.models.categories import Term
from people.roster import columns
from people.roster.reading import RosterRow
from people.roster.recalling import Known, plain

Reach = tuple[str, ...] | None  # the paths somebody may write to, None for everywhere


def check(rows: list[RosterRow], known: Known, reach: Reach, report: Report) -> list[RosterRow]:
    """The good rows, each with the person, grid and category it names; what is wrong goes into the report.

    What somebody has already is never wrong, so that an exported roster can always come back. Needs a scope that sees
    the whole tree: a number may be taken in another district."""
    first_line: dict[str, int] = {}
    good = []
    for row in rows:
        row.person = known.people.get(row.number)
        row.grid = known.grids.get(row.values.get(columns.GRID, ""))
        row.category = known.categories.get(plain(row.values.get(columns.CATEGORY, "")))
        wrong = {
            columns.NUMBER: _wrong_number(row, known, reach, first_line.get(row.number)),
            columns.CATEGORY: _wrong_category(row, known),
            columns.POST: _wrong_post(row, known),
            columns.GRID: _wrong_grid(row, reach),
            columns.LEFT: _wrong_leaving(row),
        }
        first_line.setdefault(row.number, row.line)
        told = {column: message for column, message in wrong.items() if message and column in row.values}
        for column, message in told.items():
            report.refuse(row.line, column, message)
        if row.sound and not told:
            good.append(row)
    report.errors.sort(key=lambda bad: bad.row)
    return good


def _wrong_number(row: RosterRow, known: Known, reach: Reach, first_line: int | None) -> str:
    if first_line and row.number:
        return _("工号 %(number)s 和第 %(row)s 行重复。") % {"number": row.number, "row": first_line}
    if row.number in known.taken:
        return _("工号 %(number)s 已是一个管理账号的用户名。") % {"number": row.number}
    kept = known.given_up.get(row.number)
    if kept and _reaches(reach, kept.grid):
        return _("工号 %(number)s 已经并到 %(kept)s，请改用 %(kept)s。") % {"number": row.number, "kept": kept.number}
    if row.person and (kept or not _reaches(reach, row.person.grid)):
        return _("工号 %(number)s 已有人在用，不在你管的范围里。") % {"number": row.number}
    return ""


def _wrong_category(row: RosterRow, known: Known) -> str:
    if row.category and not row.category.retired_on:
        return ""
    told = {"category": row.values.get(columns.CATEGORY, "")[:30], "known": _in_use(known.categories)}
    if row.category is None:
        return _("用工类别“%(category)s”不认识，可填：%(known)s。") % told
    if row.person and row.person.category_id == row.category.pk:
        return ""
    return _("用工类别“%(category)s”已停用，可填：%(known)s。") % told


def _wrong_post(row: RosterRow, known: Known) -> str:
    name = row.values.get(columns.POST, "")
    if not name or (row.person and row.person.post == name):
        return ""
    post = known.posts.get(plain(name))
    if post and (not post.retired_on or (row.person and row.person.post == post.name)):
        row.values[columns.POST] = post.name
        return ""
    told = {"post": name, "known": _in_use(known.posts)}
    if post is None:
        return _("岗位“%(post)s”不认识，可填：%(known)s。要用新的，先在“用工类别和岗位”里加上。") % told
    return _("岗位“%(post)s”已停用，可填：%(known)s。") % told


def _wrong_grid(row: RosterRow, reach: Reach) -> str:
    code = {"grid": row.values.get(columns.GRID, "")[:30]}
    if row.grid is None:
        return _("网格代码“%(grid)s”找不到。") % code
    stays = row.person and row.person.grid_id == row.grid.pk
    if row.grid.valid_to and row.grid.valid_to < timezone.localdate() and not stays:
        return _("网格 %(grid)s 已停用。") % code
    if not _reaches(reach, row.grid):
        return _("网格 %(grid)s 不在你管的范围里。") % code
    return ""


def _wrong_leaving(row: RosterRow) -> str:
    left = row.values.get(columns.LEFT)
    if left is None or (row.person and row.person.left_on == left):
        return ""
    if left > timezone.localdate():
        return _("离岗日期还没有到。到了那天再导入。")
    joined = row.values.get(columns.JOINED, row.person.joined_on if row.person else None)
    if joined and left < joined:
        return _("离岗日期早于到岗日期 %(day)s。") % {"day": joined}
    return ""


def _in_use(terms: dict) -> str:
    found: list[Term] = [term for term in terms.values() if not term.retired_on]
    return "、".join(term.name for term in found)


def _reaches(reach: Reach, grid: Grid | None) -> bool:
    return reach is None or (grid is not None and grid.path.startswith(reach))
