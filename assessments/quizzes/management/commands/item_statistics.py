"""Prints the statistics of a quiz and its items from a table of marks: a heading line, then one row an attempt. Needs no database."""

import json
import sys
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV or xlsx, columns are items, marks and nothing else")
        parser.add_argument("--max-marks", required=True, metavar="A,B,…", help="the maximum mark of each item")
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, max_marks: str, json: bool, **options):
        from assessments.quizzes.statistics.analysing import analyse
        from assessments.quizzes.statistics.reading import BadMarks, marks_of

        most = _numbers(max_marks)
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        if most is None:
            self.stderr.write("--max-marks 要是用逗号隔开的满分，都不小于 0，比如 2,2,5")
            sys.exit(2)
        try:
            done = analyse(marks_of(file, most), most).as_json()
        except BadMarks as refused:
            self._refuse([fault.as_json() for fault in refused.faults], as_json=json)
            sys.exit(1)
        self._print(done, as_json=json)

    def _print(self, done: dict, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(_json(done))
            return
        for number, row in enumerate([done["quiz"], *done["items"]]):
            told = "　".join(f"{name} {_shown(value)}" for name, value in row.items())
            self.stdout.write(f"{f'item {number}' if number else 'quiz'}　{told}")

    def _refuse(self, faults: list[dict], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(_json({"quiz": None, "items": [], "errors": faults}))
            return
        for fault in faults:
            place = f"第 {fault['row']} 行" if fault["row"] else ""
            place += f"第 {fault['column']} 列" if fault["column"] else ""
            self.stderr.write(f"{place}　{fault['message']}".strip())


def _numbers(text: str) -> list[Decimal] | None:
    from assessments.quizzes.statistics.reading import number_of

    found = [number_of(part) for part in text.split(",")]
    numbers = [number for number in found if number is not None and number >= 0]
    return numbers if len(numbers) == len(found) else None


def _json(document: dict) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
