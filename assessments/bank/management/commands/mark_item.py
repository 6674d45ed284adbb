"""Marks a response to the one question of an exchange file, QTI by the rules that the file publishes. Needs no database."""

import json
import sys
from fractions import Fraction
from pathlib import Path

from django.core.management.base import BaseCommand

from assessments.bank.exchange.found import BadItem, Fault, Unreadable
from assessments.bank.exchange.marking import Given, mark_file


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--response",
            required=True,
            metavar="JSON",
            help='response identifier → values: {"RESPONSE": ["A P", "C M"]}, a point "102 113", no answer []; '
            "formats other than QTI take the bank's own letters and texts, the parts of a case by their number",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")

    def handle(self, *args, file: Path, response: str, json: bool, **options):
        if not file.is_file():
            self.stderr.write(f"找不到文件 {file}")
            sys.exit(2)
        given = _given(response)
        if given is None:
            self.stderr.write("--response 要是一个 JSON 对象：作答的名称对应一列文字")
            sys.exit(2)
        try:
            score, most = mark_file(file, given)
        except (BadItem, Unreadable) as refusal:
            self._refuse(refusal.fault, as_json=json)
            sys.exit(1)
        self._print(score, most, as_json=json)

    def _print(self, score: Fraction, most: Fraction, *, as_json: bool) -> None:
        told = {"score": _number(score), "max_score": _number(most)}
        self.stdout.write(json.dumps(told) if as_json else f"{told['score']} / {told['max_score']}")

    def _refuse(self, fault: Fault, *, as_json: bool) -> None:
        errors = [{"line": fault.line, "message": str(fault)}]
        if as_json:
            told = {"score": None, "max_score": None, "errors": errors}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stderr.write(str(fault))


def _given(text: str) -> Given | None:
    """The response, None for what is none."""
    try:
        given = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(given, dict) or not all(isinstance(values, list) for values in given.values()):
        return None
    return given if all(isinstance(one, str) for values in given.values() for one in values) else None


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
