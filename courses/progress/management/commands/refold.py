"""Rebuilds enrolments from their ledgers and tells where the stored figures differed. Meant for every night."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from courses.progress.folding import check, fold
from grids import scope


class Command(BaseCommand):
    help = "Rebuilds state, credit, exam score and day of qualification from the ledgers. With --dry-run, exit code 1 means some differ."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="report the differences, write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")

    def handle(self, *args, **options):
        with scope.whole_tree("refold"):
            found = check()
            if not options["dry_run"]:
                fold(difference.enrolment_id for difference in found)
        if options["json"]:
            self.stdout.write(json.dumps({"differences": [asdict(one) for one in found]}, default=str))
        else:
            for one in found:
                self.stdout.write(f"enrolment {one.enrolment_id}: {one.name} {one.stored} → {one.rebuilt}")
            self.stdout.write(f"{len(found)} differences")
        if found and options["dry_run"]:
            raise SystemExit(1)
