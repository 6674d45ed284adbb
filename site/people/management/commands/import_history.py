"""Imports a workbook of earlier years: 历史记录(未核验), for a second person to confirm."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from grids.reports import Report
from ledger.auditing import SYSTEM
from people.past.importing import import_history
from people.roster.workbooks import NotAWorkbook


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, dry_run: bool, json: bool, **options):
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        report = Report()
        try:
            report = import_history(file, SYSTEM, dry_run=dry_run)
        except NotAWorkbook as error:
            report.refuse(0, "", str(error))
        self._print(report, as_json=json)
        if report.errors:
            sys.exit(1)

    def _print(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for bad in report.errors:
            self.stderr.write(f"第 {bad.row} 行 {bad.column} {bad.message}" if bad.row else bad.message)
        self.stdout.write(
            f"{report.rows} 行：新录入 {report.created}，已有 {report.unchanged}，有误 {len(report.errors)}"
        )
