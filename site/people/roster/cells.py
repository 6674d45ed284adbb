"""Reads the cells of one roster row. Each reader returns a clean value or raises BadCell with the reason."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from people import identity_numbers, phones
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
# How a sheet says it, whatever language the page is in.
EDUCATION_NAMES: dict[str, str] = {
    Education.PRIMARY: "小学",
    Education.JUNIOR: "初中",
    Education.SENIOR: "高中或中专",
    Education.COLLEGE: "大专",
    Education.BACHELOR: "本科",
    Education.MASTER: "研究生",
}
MOST_EXACT = 10**15  # a sheet keeps fifteen digits of a number
# Control characters (but not the end of a line) and those without width, which come along when a web page is copied.
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
FORMULA_ERRORS = {"#N/A", "#REF", "#VALUE", "#NAME", "#DIV/0", "#NUM", "#NULL"}
SERIAL_ZERO = date(1899, 12, 30)
EARLIEST, LATEST = 1930, 2100  # years
repeated = lru_cache(maxsize=2_000, typed=True)  # thousands of rows say the same; what is bad is told anew


class BadCell(ValueError):
    pass


def text(cell: Cell) -> str:
    """What the cell says, without what cannot be seen. A whole number is read as its digits; one with more than fifteen
    has lost its last ones."""
    if isinstance(cell, bool):
        raise BadCell(_("这里是 TRUE 或 FALSE，不是文字。请重新填。"))
    if isinstance(cell, float):
        if not cell.is_integer():
            return str(cell)
        if abs(cell) >= MOST_EXACT:
            raise BadCell(_("这个号码按数字存，后几位已经丢了。请把这一列改成文本，重新填。"))
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    value = (cell if cell.isprintable() else UNSEEN.sub("", cell.replace("\u00a0", " "))).strip()
    if value.startswith("#") and value.rstrip("!?") in FORMULA_ERRORS:
        raise BadCell(_("这个格子的公式出错了（%(value)s）。请直接填内容。") % {"value": value})
    return value


def code(cell: Cell) -> str:
    """Full-width letters and digits become plain ones: ＦＸ００１ is FX001."""
    value = text(cell)
    return value if value.isascii() else unicodedata.normalize("NFKC", value).strip()


def number(cell: Cell) -> str:
    value = code(cell)
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
    value = text(cell)
    if not re.fullmatch(r"1\d{10}", value, re.ASCII):
        value = phones.plain(value)
    if value and not re.fullmatch(r"1\d{10}", value, re.ASCII):
        raise BadCell(_("手机号应是 1 开头的十一位数字，这里是“%(value)s”。") % {"value": value[:30]})
    return value


def identity(cell: Cell) -> str:
    """The eighteen characters with a large X, or nothing; kept sealed by `people.privacy.keeping`."""
    value = code(cell).upper()
    if re.fullmatch(r"\d+(\.\d+)?E\+?\d+", value) or value.endswith(".0"):
        raise BadCell(_("身份证号按数字存，后几位已经丢了。请把这一列改成文本，重新填。"))
    if value and not identity_numbers.holds(value):
        raise BadCell(_("身份证号不对，请对照证件核一遍（校验码不符）。"))
    return value


@repeated
def grade(cell: Cell) -> int | None:
    value = code(cell)
    if not value:
        return None
    if not re.fullmatch(r"[1-9]\d?", value, re.ASCII):
        raise BadCell(_("薪级应是 1 到 99 的整数，这里是“%(value)s”。") % {"value": value[:30]})
    return int(value)


@repeated
def education(cell: Cell) -> str:
    value = text(cell)
    if value and value not in EDUCATIONS:
        raise BadCell(_("学历“%(value)s”不认识，可填：小学、初中、高中、大专、本科、研究生。") % {"value": value[:30]})
    return EDUCATIONS[value] if value else ""


@repeated
def day(cell: Cell) -> date | None:
    """2024-03-01, 2024.3.1, 2024/3/1, 2024年3月1日, 20240301, or the serial number a spreadsheet keeps a date as."""
    if isinstance(cell, date):
        return cell
    value = code(cell)
    if not value:
        return None
    parts = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", value) or re.fullmatch(
        r"((?:19|20)\d\d)(\d\d)(\d\d)", value
    )
    if parts:
        try:
            found = date(*map(int, parts.groups()))
        except ValueError:
            found = None
        if found and EARLIEST <= found.year <= LATEST:
            return found
    elif re.fullmatch(r"\d{5}", value):
        found = SERIAL_ZERO + timedelta(days=int(value))
        if EARLIEST <= found.year <= LATEST:
            return found
    raise BadCell(_("日期写成 2024-03-01 这样，这里是“%(value)s”。") % {"value": value[:30]})


@repeated
def post(cell: Cell) -> str:
    value = text(cell)
    if len(value) > 20:
        raise BadCell(_("岗位最多 20 个字。"))
    return value


@repeated
def titles(cell: Cell) -> tuple[str, ...]:
    """Several are parted by 、，; or a line."""
    values = tuple(dict.fromkeys(part.strip() for part in re.split(r"[、，,；;\n]", text(cell)) if part.strip()))
    if any(len(value) > 40 for value in values):
        raise BadCell(_("一个证书名称最多 40 个字，多个证书用顿号隔开。"))
    return values
