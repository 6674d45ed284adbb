"""Reads administrative divisions from a CSV file with the headings code, name, level, parent_code, perhaps valid_from, valid_to."""

import csv
import io
import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from grids.importing import COLUMNS, DivisionReport, import_divisions


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, json: bool, **options):
        report = import_divisions(rows_of(file))
        self._print(report, as_json=json)
        if report.errors:
            sys.exit(1)

    def _print(self, report: DivisionReport, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for bad in report.errors:
            self.stderr.write(f"第 {bad.row} 行 {bad.column} {bad.message}")
        for note in report.notes:
            self.stderr.write(f"第 {note.row} 行 {note.message}")
        self.stdout.write(
            f"{report.rows} 行：新增 {report.created}，更新 {report.updated}（停用 {report.closed}），不变 {report.unchanged}，有误 {len(report.errors)}"
        )


def rows_of(file: Path) -> list[dict]:
    """The rows of a CSV file in UTF-8 or GB 18030. Raises CommandError when it is not one."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"打不开 {file}：{error.strerror}", returncode=2) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    reader = csv.DictReader(io.StringIO(text))
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or [])]:
        raise CommandError(f"缺列：{'、'.join(missing)}", returncode=1)
    return list(reader)
