"""Audit lines as a file to take along: what the list shows, without the values before and after."""

import csv
from collections.abc import Iterable
from hashlib import sha256
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from ledger import auditing
from ledger.models import AuditLine
from ledger.sheets import Workbook, plain_csv
from people.audit.showing import show

MOST = 20_000  # lines in one file
BATCH = 1_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


class TooMany(ValueError):
    """More lines than one file takes."""


def export(lines, kind: str, by, path: str) -> tuple[bytes, str]:
    """The file ("xlsx" or "csv") and its SHA-256, which is recorded under `path`. Raises TooMany."""
    if (number := lines.count()) > MOST:
        raise TooMany(number)
    rows = list(_rows(lines))
    content = _workbook(rows, by) if kind == "xlsx" else _csv(rows)
    checksum = sha256(content).hexdigest()
    auditing.record(by, "audit.export", by, path=path, lines=len(rows), kind=kind, sha256=checksum)
    return content, checksum


def _heads() -> list[str]:
    named = [_("序号"), _("时间"), _("谁"), _("做了什么"), _("对象"), _("所属网格"), _("原因")]
    return [*named, _("网络地址"), _("校验码")]


def _rows(lines) -> Iterable[list]:
    for start in range(0, MOST, BATCH):
        batch: list[AuditLine] = list(lines[start : start + BATCH])
        for shown in show(batch):
            line = shown.line
            moment = timezone.localtime(line.created_at).strftime("%Y-%m-%d %H:%M:%S")
            told = [line.number, moment, shown.actor, shown.deed, shown.target, shown.place]
            yield [*told, line.reason, line.address, line.digest]
        if len(batch) < BATCH:
            return


def _workbook(rows: list[list], by) -> bytes:
    book = Workbook()
    book.add(_("操作记录"), [_("操作记录"), _("导出的人：%(name)s") % {"name": by}], _heads(), rows)
    return book.read()


def _csv(rows: list[list]) -> bytes:
    """With the mark by which WPS knows UTF-8."""
    text = StringIO()
    csv.writer(text).writerows([_heads(), *([plain_csv(str(cell)) for cell in row] for row in rows)])
    return text.getvalue().encode("utf-8-sig")
