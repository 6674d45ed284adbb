"""The columns of a roster and the headings they go by."""

import re

NUMBER, NAME, PHONE, CATEGORY, POST = "工号", "姓名", "手机号", "用工类别", "岗位"
GRADE, EDUCATION, JOINED, GRID, TITLES, IDENTITY = "薪级", "学历", "到岗日期", "网格代码", "资格证书", "身份证号"

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
    GRID: ("网格代码", "网格编码", "网格编号", "所在网格代码"),
    TITLES: ("资格证书", "职业资格", "证书"),
    IDENTITY: ("身份证号", "身份证号码", "身份证", "公民身份号码"),
}
BY_HEADING = {heading: column for column, headings in OTHER_NAMES.items() for heading in headings}


def found_in(headings: list) -> dict[str, int]:
    """Which column stands where. Spaces, stars and remarks in brackets do not matter: “姓 名*”, “手机号（选填）”."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        bare = re.sub(r"[（(].*?[）)]|[\s*＊:：]", "", str(heading))
        column = BY_HEADING.get(bare)
        if column and column not in found:
            found[column] = index
    return found


def heading_row(sheet: list[list]) -> int:
    """Where the headings stand: sheets often have a title above them. The row among the first ten that knows most."""
    return max(range(min(len(sheet), 10)), key=lambda index: len(found_in(sheet[index])))
