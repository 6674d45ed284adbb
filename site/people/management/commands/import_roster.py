"""Imports a workbook of people; the worker number is the identity."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from grids.reports import Report
from ledger.auditing import SYSTEM
from people.roster.importing import import_roster
from people.roster.workbooks import NotAWorkbook


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--skip-bad", action="store_true", help="write the good rows though others are bad")
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, dry_run: bool, skip_bad: bool, json: bool, **options):
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        report = Report()
        try:
            report = import_roster(file, SYSTEM, dry_run=dry_run, skip_bad=skip_bad)
        except NotAWorkbook as error:
            report.refuse(0, "", str(error))
        self._print(report, as_json=json)
        if report.errors and not (skip_bad and report.rows):
            sys.exit(1)

    def _print(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for bad in report.errors:
            self.stderr.write(f"第 {bad.row} 行 {bad.column} {bad.message}" if bad.row else bad.message)
        self.stdout.write(
            f"{report.rows} 行：新增 {report.created}，更新 {report.updated}，不变 {report.unchanged}，有误 {len(report.errors)}"
        )
