"""Imports questions from a file of another system into the bank of a district (its drafts)."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exchange.found import Unreadable
from assessments.bank.importing import Import, import_file, look_at
from grids.models import Grid
from ledger.auditing import SYSTEM


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--dry-run", action="store_true", help="read and check, write nothing; needs no database")
        parser.add_argument("--skip-bad", action="store_true", help="write the good questions though others are bad")
        parser.add_argument(
            "--bank", metavar="CODE", help="code of the district whose bank it is; the top node's if none"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, dry_run: bool, skip_bad: bool, json: bool, **options):
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        form = FORMATS[options["format"]]
        try:
            done = (
                look_at(file, form)
                if dry_run
                else import_file(file, form, self._grid(options), SYSTEM, skip_bad=skip_bad)
            )
        except Unreadable as unreadable:
            done = Import(faults=[unreadable.fault])
        self._print(done, as_json=json)
        if done.faults and not done.skipped:
            sys.exit(1)

    def _grid(self, options: dict) -> Grid:
        code = options["bank"]
        grid = Grid.objects.filter(code=code).first() if code else Grid.objects.filter(depth=1).first()
        if grid is None:
            self.stderr.write(f"找不到网格 {code}" if code else "还没有导入区划，没有题库可写")
            sys.exit(2)
        return grid

    def _print(self, done: Import, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(done.as_json(), ensure_ascii=False))
            return
        for fault in done.faults:
            self.stderr.write(f"第 {fault.line} 行　{fault}" if fault.line else str(fault))
        stored = done.stored
        self.stdout.write(
            f"{len(done.items)} 道题：新增 {stored.created}，新版本 {stored.updated}，不变 {stored.unchanged}，"
            f"有误 {len(done.faults)}"
        )
