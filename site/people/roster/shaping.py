"""The columns of the workbooks we hand out: what is typed into them, and what one may choose from."""

from django.utils.translation import gettext as _

from ledger.sheets import Column
from people.roster import columns

WIDTHS = {columns.NAME: 14, columns.CATEGORY: 22, columns.GRID: 22, columns.TITLES: 26, columns.NUMBER: 16}
TEXT = {columns.NUMBER, columns.PHONE, columns.GRID, columns.IDENTITY}
# In the order of the sheet. What an office keeps elsewhere, such as identity numbers, is not asked for.
HANDED_OUT = [
    columns.NUMBER,
    columns.NAME,
    columns.PHONE,
    columns.CATEGORY,
    columns.POST,
    columns.GRADE,
    columns.EDUCATION,
    columns.JOINED,
    columns.LEFT,
    columns.GRID,
    columns.TITLES,
]


def column(name: str, *, note: str = "", choices: str = "", heading: str = "") -> Column:
    """A heading stays Chinese in every language: the importer knows it by its name."""
    return Column(heading or name, WIDTHS.get(name, 13), text=name in TEXT, note=note, choices=choices)


def notes() -> dict[str, str]:
    """How each column is filled in."""
    return {
        columns.NUMBER: _("必填。认人就靠它：有这个工号就更新，没有就新增。不能重复。"),
        columns.NAME: _("必填。最多 50 个字，少数民族姓名中间用“·”。"),
        columns.PHONE: _("选填。十一位，按文本填。"),
        columns.CATEGORY: _("必填。从下拉里选。"),
        columns.POST: _("选填。从下拉里选；要用新的岗位，先在系统里加上。"),
        columns.GRADE: _("选填。1 到 99 的整数。"),
        columns.EDUCATION: _("选填。从下拉里选。"),
        columns.JOINED: _("选填。写成 2024-03-01。"),
        columns.LEFT: _("在岗的人空着。填上日期，这个人从那天起离岗；离岗的人再空着，就是回来了。"),
        columns.GRID: _("必填。代码在“网格”这张表里。改了代码就是调动。"),
        columns.TITLES: _("选填。几个证书用顿号隔开。只增不减。"),
    }
