"""manage.py verify_audit: whether the audit lines are all there and as they were written."""

import json
from dataclasses import asdict

from django.core.management import BaseCommand, CommandError

from ledger.verifying import NoAnchor, verify


class Command(BaseCommand):
    help = "Checks the chain of audit lines. Exit code 0: whole; 1: broken, with the first line that fails."

    def add_arguments(self, parser):
        parser.add_argument("--anchor", default="", help="an anchor printed earlier, which the chain must still hold")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, anchor, json: bool, **options):
        try:
            verdict = verify(anchor)
        except NoAnchor as error:
            raise CommandError(f"{error} is not an anchor: it is a number, a colon and 64 characters.") from error
        if json:
            self.stdout.write(_document(verdict))
        elif not verdict.wrong:
            self.stdout.write(f"{verdict.lines} lines, whole.\nAnchor: {verdict.anchor or 'none, there are no lines'}")
        if verdict.wrong:
            raise CommandError(f"Line {verdict.at}: {verdict.wrong}.")


def _document(verdict) -> str:
    return json.dumps({"whole": not verdict.wrong} | asdict(verdict), ensure_ascii=False)
