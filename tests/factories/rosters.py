"""Workbooks of people, as an office would send them. All names are invented."""

from pathlib import Path

import xlsxwriter

HEADINGS = ["工号", "姓名", "手机号", "用工类别", "岗位", "薪级", "学历", "到岗日期", "网格代码", "资格证书"]


def line(number: str = "FX000001", grid: str = "210905004003001", **values) -> list:
    """One good row; name any column to change it (姓名=…)."""
    good = {
        "工号": number,
        "姓名": "王秀兰",
        "手机号": "13800001234",
        "用工类别": "专职网格员(直聘)",
        "岗位": "工作人员",
        "薪级": 3,
        "学历": "大专",
        "到岗日期": "2023-05-01",
        "网格代码": grid,
        "资格证书": "",
    } | values
    return list(good.values())


def workbook(path: Path, rows: list[list], headings: list[str] = HEADINGS) -> Path:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("花名册")
    for index, row in enumerate([headings, *rows]):
        sheet.write_row(index, 0, row)
    book.close()
    return path
