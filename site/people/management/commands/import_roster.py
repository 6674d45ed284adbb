"""Imports a workbook of people; the worker number is the identity."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from grids.models import Grid
from ledger.auditing import SYSTEM
from people.roster.importing import Outcome, import_roster
from people.roster.leaving import NotLetGo
from people.roster.workbooks import NotAWorkbook


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--skip-bad", action="store_true", help="write the good rows though others are bad")
        parser.add_argument("--changes", action="store_true", help="also say what changes for whom, field by field")
        parser.add_argument("--unit", metavar="CODE", help="the file is the whole list of this unit: who is missing?")
        parser.add_argument("--let-go", type=int, metavar="NUMBER", help="those missing leave, if they are so many")
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, dry_run: bool, skip_bad: bool, json: bool, changes: bool, **options):
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        unit = Grid.objects.filter(code=options["unit"]).first() if options["unit"] else None
        if options["unit"] and unit is None:
            self.stderr.write(f"找不到网格 {options['unit']}")
            sys.exit(2)
        report = Outcome()
        try:
            report = import_roster(
                file, SYSTEM, dry_run=dry_run, skip_bad=skip_bad, unit=unit, let_go=options["let_go"]
            )
        except (NotAWorkbook, NotLetGo) as error:
            report.refuse(0, "", str(error))
        self._print(report, as_json=json, with_changes=changes)
        if report.errors and not (skip_bad and report.rows):
            sys.exit(1)

    def _print(self, report: Outcome, *, as_json: bool, with_changes: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(with_changes=with_changes), ensure_ascii=False))
            return
        for bad in report.errors:
            self.stderr.write(f"第 {bad.row} 行 {bad.column} {bad.message}" if bad.row else bad.message)
        for change in (*report.found, *report.absent) if with_changes else ():
            told = "；".join(f"{field.column} {field.old}→{field.new}" for field in change.about)
            self.stdout.write(f"{change.kind.value} {change.number} {change.name}：{told}")
        missing = f"，名单以外 {len(report.absent)}" if report.absent else ""
        self.stdout.write(
            f"{report.rows} 行：新增 {report.created}，更新 {report.updated}，不变 {report.unchanged}，"
            f"有误 {len(report.errors)}{missing}"
        )
