"""Workbooks of earlier years, as an office would send them. All of it is invented."""

from pathlib import Path

import xlsxwriter

HEADINGS = ["工号", "姓名", "类别", "年度", "名称", "证书编号", "结果", "出处"]


def line(number: str, **values) -> list:
    """One good row; name any column to change it (年度=…)."""
    good = {
        "工号": number,
        "姓名": "王秀兰",
        "类别": "轮训",
        "年度": 2023,
        "名称": "2023 年第一轮",
        "证书编号": "007-2023-0001",
        "结果": "合格",
        "出处": "培训台账第 3 册",
    } | values
    return list(good.values())


def workbook(path: Path, rows: list[list], headings: list[str] = HEADINGS) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("历史记录")
    for index, row in enumerate([["历史记录(未核验)"], [], headings, *rows]):
        sheet.write_row(index, 0, row)
    book.close()
    return path
