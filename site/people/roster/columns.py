"""The columns of a roster and the headings they go by. Knows nothing of Django: the child that reads workbooks asks it too."""

import re
from collections.abc import Sequence

NUMBER, NAME, PHONE, CATEGORY, POST = "工号", "姓名", "手机号", "用工类别", "岗位"
GRADE, EDUCATION, JOINED, GRID, TITLES, IDENTITY = "薪级", "学历", "到岗日期", "网格代码", "资格证书", "身份证号"
LEFT = "离岗日期"
FAULT = "问题"  # stands in the workbook of faults beside the rows; read over when that comes back
EXAMPLE = "示例"  # in place of a number: the row of the template that shows how to fill it in

REQUIRED = (NUMBER, NAME, CATEGORY, GRID)
OTHER_NAMES = {
    NUMBER: ("工号", "人员编号", "员工号", "编号"),
    NAME: ("姓名", "名字"),
    PHONE: ("手机号", "手机", "手机号码", "联系电话", "电话"),
    CATEGORY: ("用工类别", "人员类别", "用工性质", "用工形式"),
    POST: ("岗位", "岗位名称"),
    GRADE: ("薪级", "岗位等级", "等级"),
    EDUCATION: ("学历", "文化程度"),
    JOINED: ("到岗日期", "到岗时间", "入职日期", "上岗日期"),
    LEFT: ("离岗日期", "离岗时间", "离职日期", "离职时间"),
    GRID: ("网格代码", "网格编码", "网格编号", "所在网格代码"),
    TITLES: ("资格证书", "职业资格", "证书"),
    IDENTITY: ("身份证号", "身份证号码", "身份证", "公民身份号码"),
}
BY_HEADING = {heading: column for column, headings in OTHER_NAMES.items() for heading in headings}
HIGHEST = 20  # rows among which the headings are looked for
IGNORED = re.compile(r"[（(].*?[）)]|[\s*＊:：\u00ad\u200b-\u200f\u2060\ufeff]")


def found_in(headings: Sequence) -> dict[str, int]:
    """Which column stands where. Spaces, stars and remarks in brackets do not matter: “姓 名*”, “手机号（选填）”."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        column = BY_HEADING.get(bare(heading))
        if column and column not in found:
            found[column] = index
    return found


def bare(heading: object) -> str:
    return IGNORED.sub("", str(heading))


def headings_of(rows: Sequence[Sequence]) -> tuple[int, list]:
    """The place among `rows` after which the people begin, and the headings. Sheets often have a title above them, or a
    row of groups; and where headings are merged over two rows, both are read as one."""
    begin, best, most = 0, [], 0
    for index, row in enumerate(rows[:HIGHEST]):
        readings = [(index + 1, list(row))]
        if index + 1 < len(rows[:HIGHEST]) and _continued(rows[index + 1], found_in(row)):
            readings.append((index + 2, _laid_over(row, rows[index + 1])))
        for after, headings in readings:
            if len(found_in(headings)) > most:
                begin, best, most = after, headings, len(found_in(headings))
    return begin, best


def _continued(below: Sequence, found: dict[str, int]) -> bool:
    """Whether the row below holds the rest of the headings: nothing stands under those already found."""
    return bool(found) and all(place >= len(below) or below[place] == "" for place in found.values())


def _laid_over(above: Sequence, below: Sequence) -> list:
    width = max(len(above), len(below))
    rows = [[*row, *[""] * (width - len(row))] for row in (above, below)]
    return [lower if lower != "" else upper for upper, lower in zip(*rows, strict=True)]
