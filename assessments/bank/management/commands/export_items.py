"""Exports the newest wordings of a bank, or of all banks, in a format of other systems."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exporting import divide, export, losses, wordings_of
from assessments.bank.queries import latest_versions
from grids import scope
from grids.models import Grid
from ledger.auditing import SYSTEM


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--output", required=True, type=Path)
        parser.add_argument("--bank", metavar="CODE", help="code of the district whose bank it is; all banks if none")

    def handle(self, *args, output: Path, **options):
        form = FORMATS[options["format"]]
        top = Grid.objects.filter(depth=1).first()
        grid = Grid.objects.filter(code=options["bank"]).first() if options["bank"] else top
        if grid is None:
            self.stderr.write(f"找不到网格 {options['bank']}" if options["bank"] else "还没有导入区划，没有题库可导")
            sys.exit(2)
        with scope.within(grid.path):
            versions = latest_versions().filter(item__retired_at=None)
            wordings = wordings_of(versions.filter(item__grid=grid) if options["bank"] else versions)
            carried, left = divide(wordings, form)
            for loss in losses(carried, form):
                self.stderr.write(f"{loss.what}（{loss.count} 道）")
            if left:
                self.stderr.write(f"这种格式装不下的题型没有导出：{len(left)} 道")
            output.write_bytes(export(carried, form, [grid], SYSTEM))
        self.stdout.write(f"导出 {len(carried)} 道题")
