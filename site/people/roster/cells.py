"""Reads the cells of one roster row. Each reader returns a clean value or raises BadCell with the reason."""

import re
from datetime import date

from django.utils.translation import gettext as _

from people import identity_numbers
from people.models import Worker
from people.names import tidy
from people.roster.workbooks import Cell

Education = Worker.Education
EDUCATIONS = {
    "小学": Education.PRIMARY,
    "初中": Education.JUNIOR,
    "高中": Education.SENIOR,
    "中专": Education.SENIOR,
    "中职": Education.SENIOR,
    "高中或中专": Education.SENIOR,
    "大专": Education.COLLEGE,
    "专科": Education.COLLEGE,
    "大学专科": Education.COLLEGE,
    "本科": Education.BACHELOR,
    "大学": Education.BACHELOR,
    "大学本科": Education.BACHELOR,
    "研究生": Education.MASTER,
    "硕士": Education.MASTER,
    "硕士研究生": Education.MASTER,
    "博士": Education.MASTER,
}
MOST_EXACT = 10**15  # a sheet keeps fifteen digits of a number


class BadCell(ValueError):
    pass


def text(cell: Cell) -> str:
    """What the cell says. A whole number is read as its digits; one with more than fifteen has lost its last ones."""
    if isinstance(cell, float):
        if not cell.is_integer():
            return str(cell)
        if abs(cell) >= MOST_EXACT:
            raise BadCell(_("这个号码按数字存，后几位已经丢了。请把这一列改成文本，重新填。"))
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def number(cell: Cell) -> str:
    value = text(cell)
    if not value:
        raise BadCell(_("没有填工号。"))
    if not re.fullmatch(r"[\w.@+-]{1,20}", value, re.ASCII):
        raise BadCell(_("工号用字母和数字，不超过 20 位。"))
    return value


def name(cell: Cell) -> str:
    value = tidy(text(cell))
    if not value:
        raise BadCell(_("没有填姓名。"))
    if len(value) > 50:
        raise BadCell(_("姓名有 %(length)s 个字，最多 50 个字。") % {"length": len(value)})
    return value


def phone(cell: Cell) -> str:
    """Eleven digits or nothing. A phone kept as a number is refused: such a column has been through a calculation."""
    if isinstance(cell, float) or re.fullmatch(r"\d+\.0", str(cell).strip()):
        raise BadCell(_("手机号按数字存，读出来是 %(value)s。请把这一列改成文本。") % {"value": cell})
    value = re.sub(r"[\s-]", "", text(cell))
    if value and not re.fullmatch(r"1\d{10}", value, re.ASCII):
        raise BadCell(_("手机号应是 1 开头的十一位数字，这里是“%(value)s”。") % {"value": value[:30]})
    return value


def identity(cell: Cell) -> str:
    """The eighteen characters with a large X, or nothing; kept sealed by `people.privacy.keeping`."""
    value = text(cell).upper()
    if re.fullmatch(r"\d+(\.\d+)?E\+?\d+", value) or value.endswith(".0"):
        raise BadCell(_("身份证号按数字存，后几位已经丢了。请把这一列改成文本，重新填。"))
    if value and not identity_numbers.holds(value):
        raise BadCell(_("身份证号不对，请对照证件核一遍（校验码不符）。"))
    return value


def grade(cell: Cell) -> int | None:
    value = text(cell)
    if not value:
        return None
    if not re.fullmatch(r"\d{1,2}", value, re.ASCII):
        raise BadCell(_("薪级应是 1 到 99 的整数，这里是“%(value)s”。") % {"value": value[:30]})
    return int(value)


def education(cell: Cell) -> str:
    value = text(cell)
    if value and value not in EDUCATIONS:
        raise BadCell(_("学历“%(value)s”不认识，可填：小学、初中、高中、大专、本科、研究生。") % {"value": value[:30]})
    return EDUCATIONS[value] if value else ""


def day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    value = "" if isinstance(cell, float) else text(cell)
    if cell == "":
        return None
    if parts := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", value):
        try:
            return date(*map(int, parts.groups()))
        except ValueError:
            pass
    raise BadCell(_("日期写成 2024-03-01 这样，这里是“%(value)s”。") % {"value": str(cell)[:30]})


def post(cell: Cell) -> str:
    value = text(cell)
    if len(value) > 20:
        raise BadCell(_("岗位最多 20 个字。"))
    return value


def titles(cell: Cell) -> tuple[str, ...]:
    """Several are parted by 、，; or a line."""
    values = tuple(dict.fromkeys(part.strip() for part in re.split(r"[、，,；;\n]", text(cell)) if part.strip()))
    if any(len(value) > 40 for value in values):
        raise BadCell(_("一个证书名称最多 40 个字，多个证书用顿号隔开。"))
    return values
